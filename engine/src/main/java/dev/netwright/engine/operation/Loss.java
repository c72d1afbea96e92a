package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * A loss {@code [1]}, summed over rows: the vectors of F numbers along dimension 1. Inputs: logits x {@code [N, F, ..]};
 * labels y of the same shape; a mask {@code [N, 1, ..]}, which may be left out, that each row's loss is multiplied by, where
 * a row of 0 counts for nothing, whatever it holds. {@code weight}, 1 by default, multiplies the sum. Only the logits get a
 * gradient.
 */
abstract class Loss implements Operation {

    /** A row. */
    record Row(double[] logits, double[] labels, int start, Lines lines) {

        int size() {
            return lines.size();
        }

        double x(int i) {
            return logits[start + i * lines.inner()];
        }

        double y(int i) {
            return labels[start + i * lines.inner()];
        }
    }

    /** The loss of a row. */
    abstract double value(Row row);

    /** Writes the gradient at the logits of a row. */
    abstract void gradient(Row row, double[] slopes);

    @Override
    public final Set<String> attributes() {
        return Set.of("weight");
    }

    @Override
    public final List<Shape> shapes(Signature node) {
        node.takes(2, 3);
        Shape logits = node.shape(0);
        if (logits.rank() < 2) {
            throw node.refuse("logits must be [N, F, ..], got " + logits);
        }
        node.expect(1, logits);
        node.expect(2, logits.with(1, 1));
        double weight = weight(node);
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw node.refuse("weight must be a number of at least 0, got " + weight);
        }
        return List.of(Shape.of(1));
    }

    private static double weight(Signature node) {
        return node.attributes().decimalOr("weight", 1);
    }

    private static double mask(Tensor[] inputs, int line) {
        return inputs.length < 3 || inputs[2] == null ? 1 : inputs[2].values()[line];
    }

    @Override
    public final void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        Lines lines = Lines.along(node.shape(0), 1);
        for (int line = 0; line < lines.count(); line++) {
            double factor = mask(inputs, line) * weight(node);
            if (mask(inputs, line) != 0) {
                outputs[0].values()[0] +=
                        factor * value(new Row(inputs[0].values(), inputs[1].values(), lines.start(line), lines));
            }
        }
    }

    @Override
    public final void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        Lines lines = Lines.along(node.shape(0), 1);
        double[] slopes = new double[lines.size()];
        for (int line = 0; line < lines.count(); line++) {
            double factor = given[0].values()[0] * mask(inputs, line) * weight(node);
            if (mask(inputs, line) != 0) {
                gradient(new Row(inputs[0].values(), inputs[1].values(), lines.start(line), lines), slopes);
                for (int i = 0; i < slopes.length; i++) {
                    wanted[0].values()[lines.start(line) + i * lines.inner()] += factor * slopes[i];
                }
            }
        }
    }
}
