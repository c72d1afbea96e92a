package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/** {@code y[i] = exp(x[i]) / sum over j of exp(x[j])} along the dimension {@code axis}, -1 by default. */
final class Softmax implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("axis");
    }

    static Lines lines(Signature node) {
        Shape x = node.shape(0);
        return Lines.along(x, Axes.one(node, node.attributes().integerOr("axis", -1), x));
    }

    /** Writes the logarithms of the softmax of one line; without overflow. */
    static void logarithms(double[] x, int start, Lines lines, double[] result) {
        int end = start + lines.size() * lines.inner();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i += lines.inner()) {
            most = Math.max(most, x[i]);
        }
        double sum = 0;
        for (int i = start; i < end; i += lines.inner()) {
            sum += Math.exp(x[i] - most);
        }
        for (int i = start; i < end; i += lines.inner()) {
            result[i] = x[i] - most - Math.log(sum);
        }
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        lines(node);
        return List.of(node.shape(0));
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        Lines lines = lines(node);
        double[] y = outputs[0].values();
        for (int line = 0; line < lines.count(); line++) {
            logarithms(inputs[0].values(), lines.start(line), lines, y);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.exp(y[i]);
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        Lines lines = lines(node);
        double[] y = outputs[0].values();
        double[] gradient = given[0].values();
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.start(line);
            int end = start + lines.size() * lines.inner();
            double mean = 0;
            for (int i = start; i < end; i += lines.inner()) {
                mean += gradient[i] * y[i];
            }
            for (int i = start; i < end; i += lines.inner()) {
                wanted[0].values()[i] += y[i] * (gradient[i] - mean);
            }
        }
    }
}
