package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * {@code y = scale (x - mean) / sqrt(var + epsilon) + B} for each channel. Inputs: x {@code [N, C, ..]}; scale, B, and the
 * running mean and var, {@code [C]} each. {@code epsilon} is 1e-5 by default, {@code momentum} 0.9.
 *
 * <p>In training mean and var are the batch's own, var its mean squared distance. The running ones are then to become
 * {@code momentum running + (1 - momentum) batch}: the gradient that the inputs mean and var get is what a step subtracts
 * from them for that, {@code (1 - momentum) (running - batch)}. Otherwise they are constants, without gradient.
 */
final class BatchNormalization implements Operation {
    private static final int X = 0;
    private static final int SCALE = 1;
    private static final int BIAS = 2;
    private static final int MEAN = 3;
    private static final int VAR = 4;

    @Override
    public Set<String> attributes() {
        return Set.of("epsilon", "momentum");
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(5, 5);
        Shape x = node.shape(X);
        if (x.rank() < 2) {
            throw node.refuse("input 0 must be [N, C, ..], got " + x);
        }
        for (int i = SCALE; i <= VAR; i++) {
            node.expect(i, Shape.of(x.size(1)));
        }
        return List.of(x);
    }

    /** One channel: where its numbers stand, its statistics. */
    private record Channel(int index, int[] places, double mean, double var, double factor) {

        static Channel of(Signature node, Tensor[] inputs, int index) {
            Lines lines = Lines.along(inputs[X].shape(), 1);
            int[] places = Places.of(
                    Places.steps(lines.outer(), lines.size() * lines.inner()),
                    new int[] {index * lines.inner()},
                    Places.steps(lines.inner(), 1));
            double mean = inputs[MEAN].values()[index];
            double var = inputs[VAR].values()[index];
            if (node.training()) {
                double[] x = inputs[X].values();
                double own = 0;
                for (int place : places) {
                    own += x[place] / places.length;
                }
                mean = own;
                var = 0;
                for (int place : places) {
                    var += (x[place] - mean) * (x[place] - mean) / places.length;
                }
            }
            double epsilon = node.attributes().decimalOr("epsilon", 1e-5f);
            return new Channel(index, places, mean, var, 1 / Math.sqrt(var + epsilon));
        }

        double normalised(double x) {
            return (x - mean) * factor;
        }
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        for (int c = 0; c < inputs[SCALE].values().length; c++) {
            Channel channel = Channel.of(node, inputs, c);
            for (int place : channel.places()) {
                double normalised = channel.normalised(inputs[X].values()[place]);
                outputs[0].values()[place] =
                        inputs[SCALE].values()[c] * normalised + inputs[BIAS].values()[c];
            }
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        for (int c = 0; c < inputs[SCALE].values().length; c++) {
            backward(node, Channel.of(node, inputs, c), inputs, given[0].values(), wanted);
        }
    }

    private static void backward(Signature node, Channel channel, Tensor[] inputs, double[] given, Tensor[] wanted) {
        double[] x = inputs[X].values();
        int c = channel.index();
        double sum = 0;
        double along = 0;
        for (int place : channel.places()) {
            sum += given[place];
            along += given[place] * channel.normalised(x[place]);
        }
        add(wanted[SCALE], c, along);
        add(wanted[BIAS], c, sum);
        int count = channel.places().length;
        if (wanted[X] != null) {
            double factor = inputs[SCALE].values()[c] * channel.factor();
            for (int place : channel.places()) {
                double mean = node.training() ? (sum + channel.normalised(x[place]) * along) / count : 0;
                wanted[X].values()[place] += factor * (given[place] - mean);
            }
        }
        if (node.training() && count > 0) {
            double share = 1 - (double) node.attributes().decimalOr("momentum", 0.9f);
            add(wanted[MEAN], c, share * (inputs[MEAN].values()[c] - channel.mean()));
            add(wanted[VAR], c, share * (inputs[VAR].values()[c] - channel.var()));
        }
    }

    private static void add(Tensor wanted, int at, double amount) {
        if (wanted != null) {
            wanted.values()[at] += amount;
        }
    }
}
