package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * Local response normalisation over {@code [N, C, ..]}: {@code y = x / (bias + alpha / size * sum of x^2)^beta}, where the
 * sum is over {@code size} neighbouring channels: {@code (size - 1) / 2}, rounded down, before, and the rest behind.
 * {@code size} must be given; {@code alpha} is 1e-4 by default, {@code beta} 0.75, {@code bias} 1.
 */
final class LRN implements Operation {

    @Override
    public Set<String> attributes() {
        return Set.of("size", "alpha", "beta", "bias");
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        if (node.shape(0).rank() < 2) {
            throw node.refuse("input 0 must be [N, C, ..], got " + node.shape(0));
        }
        long size = node.attributes().integerOr("size", 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw node.refuse("size must be at least 1, got " + size);
        }
        return List.of(node.shape(0));
    }

    /** The channels that channel c looks at. */
    private record Neighbours(int first, int last) {
        static Neighbours of(long size, int c, int channels) {
            long before = (size - 1) / 2;
            return new Neighbours((int) Math.max(0, c - before), (int) Math.min(channels - 1, c + (size - 1 - before)));
        }
    }

    /** What each number is divided by, before the power. */
    private static double[] bases(Signature node, double[] x) {
        long size = node.attributes().integerOr("size", 0);
        double share = node.attributes().decimalOr("alpha", 1e-4f) / (double) size;
        double bias = node.attributes().decimalOr("bias", 1);
        Lines lines = Lines.along(node.shape(0), 1);
        double[] bases = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i / lines.inner() % lines.size();
            Neighbours neighbours = Neighbours.of(size, c, lines.size());
            double sum = 0;
            for (int other = neighbours.first(); other <= neighbours.last(); other++) {
                double number = x[i + (other - c) * lines.inner()];
                sum += number * number;
            }
            bases[i] = bias + share * sum;
        }
        return bases;
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        double[] x = inputs[0].values();
        double[] bases = bases(node, x);
        double beta = node.attributes().decimalOr("beta", 0.75f);
        for (int i = 0; i < x.length; i++) {
            outputs[0].values()[i] = x[i] * Math.pow(bases[i], -beta);
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        double[] x = inputs[0].values();
        double[] bases = bases(node, x);
        double beta = node.attributes().decimalOr("beta", 0.75f);
        long size = node.attributes().integerOr("size", 0);
        double share = node.attributes().decimalOr("alpha", 1e-4f) / (double) size;
        Lines lines = Lines.along(node.shape(0), 1);
        for (int i = 0; i < x.length; i++) {
            double gradient = given[0].values()[i];
            int c = i / lines.inner() % lines.size();
            Neighbours neighbours = Neighbours.of(size, c, lines.size());
            wanted[0].values()[i] += gradient * Math.pow(bases[i], -beta);
            double through = -2 * share * beta * gradient * x[i] * Math.pow(bases[i], -beta - 1);
            for (int other = neighbours.first(); other <= neighbours.last(); other++) {
                int at = i + (other - c) * lines.inner();
                wanted[0].values()[at] += through * x[at];
            }
        }
    }
}
