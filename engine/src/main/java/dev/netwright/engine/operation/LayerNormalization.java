package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * {@code y = scale (x - mean) / sqrt(var + epsilon) + B}, where mean and var, the mean squared distance, are those of the
 * numbers along all dimensions from {@code axis}, -1 by default, on. Inputs: x; scale, and B, which may be left out, both
 * broadcast to the sizes of these dimensions. {@code epsilon} is 1e-5 by default. Of opset 17.
 */
final class LayerNormalization implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("axis", "epsilon");
    }

    /** The shape of what is normalised together. */
    private static Shape inner(Signature node) {
        Shape x = node.shape(0);
        int axis = Axes.one(node, node.attributes().integerOr("axis", -1), x);
        return Shape.of(Arrays.copyOfRange(x.sizes(), axis, x.rank()));
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 3);
        Shape inner = inner(node);
        Places.expect(node, 1, inner);
        if (node.has(2)) {
            Places.expect(node, 2, inner);
        }
        return List.of(node.shape(0));
    }

    /** Numbers that are normalised together: where they begin, their statistics. */
    private record Row(int start, double mean, double factor) {

        static Row of(Signature node, double[] x, int start, int size) {
            double mean = 0;
            for (int i = start; i < start + size; i++) {
                mean += x[i] / size;
            }
            double var = 0;
            for (int i = start; i < start + size; i++) {
                var += (x[i] - mean) * (x[i] - mean) / size;
            }
            return new Row(start, mean, 1 / Math.sqrt(var + node.attributes().decimalOr("epsilon", 1e-5f)));
        }

        double normalised(double x) {
            return (x - mean) * factor;
        }
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        Shape inner = inner(node);
        int size = inner.elements();
        double[] x = inputs[0].values();
        int[] scale = Places.broadcast(node.shape(1), inner);
        int[] bias = node.has(2) ? Places.broadcast(node.shape(2), inner) : null;
        for (int start = 0; start < x.length; start += size) {
            Row row = Row.of(node, x, start, size);
            for (int i = 0; i < size; i++) {
                outputs[0].values()[start + i] = row.normalised(x[start + i])
                                * inputs[1].values()[scale[i]]
                        + (bias == null ? 0 : inputs[2].values()[bias[i]]);
            }
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        Shape inner = inner(node);
        int size = inner.elements();
        double[] x = inputs[0].values();
        double[] gradient = given[0].values();
        int[] scale = Places.broadcast(node.shape(1), inner);
        for (int start = 0; start < x.length; start += size) {
            Row row = Row.of(node, x, start, size);
            double sum = 0;
            double along = 0;
            for (int i = 0; i < size; i++) {
                double scaled = gradient[start + i] * inputs[1].values()[scale[i]];
                sum += scaled;
                along += scaled * row.normalised(x[start + i]);
                if (wanted[1] != null) {
                    wanted[1].values()[scale[i]] += gradient[start + i] * row.normalised(x[start + i]);
                }
            }
            for (int i = 0; i < size && wanted[0] != null; i++) {
                double scaled = gradient[start + i] * inputs[1].values()[scale[i]];
                double mean = (sum + row.normalised(x[start + i]) * along) / size;
                wanted[0].values()[start + i] += row.factor() * (scaled - mean);
            }
        }
        if (node.has(2) && wanted[2] != null) {
            int[] bias = Places.broadcast(node.shape(2), inner);
            for (int i = 0; i < gradient.length; i++) {
                wanted[2].values()[bias[i % size]] += gradient[i];
            }
        }
    }
}
