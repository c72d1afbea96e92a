package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** A function of one number of each input, over inputs that are broadcast to each other. */
abstract class Several implements Operation {
    private final Fold fold;

    Several(Fold fold) {
        this.fold = fold;
    }

    @Override
    public final List<Shape> shapes(Signature node) {
        node.takes(1, Integer.MAX_VALUE);
        for (int i = 0; i < node.inputs(); i++) {
            node.shape(i);
        }
        return List.of(Places.common(node, node.shapes()));
    }

    private static int[][] places(Tensor[] inputs, Tensor output) {
        return Arrays.stream(inputs)
                .map(input -> Places.broadcast(input.shape(), output.shape()))
                .toArray(int[][]::new);
    }

    private static void read(Tensor[] inputs, int[][] places, int at, double[] numbers) {
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = inputs[j].values()[places[j][at]];
        }
    }

    @Override
    public final void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        int[][] places = places(inputs, outputs[0]);
        double[] numbers = new double[inputs.length];
        double[] y = outputs[0].values();
        for (int i = 0; i < y.length; i++) {
            read(inputs, places, i, numbers);
            y[i] = fold.value().applyAsDouble(numbers);
        }
    }

    @Override
    public final void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        int[][] places = places(inputs, outputs[0]);
        double[] numbers = new double[inputs.length];
        double[] slopes = new double[inputs.length];
        double[] y = outputs[0].values();
        for (int i = 0; i < y.length; i++) {
            read(inputs, places, i, numbers);
            fold.gradient().write(numbers, y[i], slopes);
            for (int j = 0; j < inputs.length; j++) {
                if (wanted[j] != null) {
                    wanted[j].values()[places[j][i]] += given[0].values()[i] * slopes[j];
                }
            }
        }
    }
}
