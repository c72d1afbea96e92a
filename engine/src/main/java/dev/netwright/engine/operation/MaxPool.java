package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Set;

/**
 * The largest number of each window; of equal ones the first gets the gradient, as in PyTorch. Padding counts for nothing;
 * a window of padding alone, which dilation can make, gives negative infinity. For the attributes see {@link Window};
 * {@code kernel_shape} must be given.
 */
final class MaxPool extends Pooling {

    @Override
    public Set<String> attributes() {
        return Set.of("kernel_shape", "strides", "dilations", "pads", "auto_pad", "ceil_mode");
    }

    /** For each number of the output, where the largest stands in the input; -1 where there is none. */
    private static int[] largest(Signature node, double[] x) {
        Shape shape = node.shape(0);
        int[][] taps = window(node).taps();
        int size = shape.product(2, shape.rank());
        int[] largest = new int[shape.product(0, 2) * taps.length];
        for (int i = 0; i < largest.length; i++) {
            int start = i / taps.length * size;
            largest[i] = -1;
            for (int tap : taps[i % taps.length]) {
                if (tap >= 0 && (largest[i] < 0 || x[start + tap] > x[largest[i]] || Double.isNaN(x[start + tap]))) {
                    largest[i] = start + tap;
                }
            }
        }
        return largest;
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        int[] largest = largest(node, inputs[0].values());
        for (int i = 0; i < largest.length; i++) {
            outputs[0].values()[i] =
                    largest[i] < 0 ? Double.NEGATIVE_INFINITY : inputs[0].values()[largest[i]];
        }
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] == null) {
            return;
        }
        int[] largest = largest(node, inputs[0].values());
        for (int i = 0; i < largest.length; i++) {
            if (largest[i] >= 0) {
                wanted[0].values()[largest[i]] += given[0].values()[i];
            }
        }
    }
}
