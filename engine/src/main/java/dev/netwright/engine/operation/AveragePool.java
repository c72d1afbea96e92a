package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.Set;

/**
 * The mean of each window. Padding counts as zeros with {@code count_include_pad = 1} and not at all with 0, the default;
 * what a window rounded up reaches beyond the padding never counts. For the other attributes see {@link Window};
 * {@code kernel_shape} must be given, {@code dilations} must not.
 */
final class AveragePool extends Pooling {

    @Override
    public Set<String> attributes() {
        return Set.of("kernel_shape", "strides", "pads", "auto_pad", "ceil_mode", "count_include_pad");
    }

    /** Two numbers and the share of one in the other. */
    private interface Visit {
        void at(int x, int y, double share);
    }

    private static void each(Signature node, Visit visit) {
        Shape shape = node.shape(0);
        Window window = window(node);
        int[][] taps = window.taps();
        int[] counts = window.covered();
        if (node.attributes().integerOr("count_include_pad", 0) == 0) {
            for (int o = 0; o < counts.length; o++) {
                counts[o] = (int) Arrays.stream(taps[o]).filter(tap -> tap >= 0).count();
            }
        }
        int size = shape.product(2, shape.rank());
        for (int i = 0; i < shape.product(0, 2) * taps.length; i++) {
            for (int tap : taps[i % taps.length]) {
                if (tap >= 0) {
                    visit.at(i / taps.length * size + tap, i, 1.0 / counts[i % taps.length]);
                }
            }
        }
    }

    @Override
    public void forward(Signature node, Tensor[] inputs, Tensor[] outputs) {
        each(node, (x, y, share) -> outputs[0].values()[y] += inputs[0].values()[x] * share);
    }

    @Override
    public void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted) {
        if (wanted[0] != null) {
            each(node, (x, y, share) -> wanted[0].values()[x] += given[0].values()[y] * share);
        }
    }
}
