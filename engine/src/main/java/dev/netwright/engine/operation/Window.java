package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;

/**
 * The windows of a convolution or a pool over the last dimensions of {@code [N, C, L]}, {@code [N, C, H, W]} or
 * {@code [N, C, D, H, W]}: how many there are along each dimension, and which numbers each one sees. Attributes:
 * {@code strides} and {@code dilations}, 1 by default; {@code pads}, first what stands before each dimension, then what
 * stands behind each, 0 by default; {@code auto_pad}, {@code NOTSET} (the default), {@code VALID} or {@code SAME_UPPER};
 * {@code ceil_mode}, 0 by default: 1 lets a last window begin that goes beyond the end, if it begins within the input or the
 * padding before it.
 */
final class Window {
    private final int[] input;
    private final int[] kernel;
    private final int[] strides;
    private final int[] dilations;
    private final int[] before;
    private final int[] behind;
    private final int[] output;

    private Window(Signature node, int[] kernel) {
        Shape shape = node.shape(0);
        this.input = Arrays.copyOfRange(shape.sizes(), 2, shape.rank());
        this.output = new int[input.length];
        this.kernel = of("kernel_shape", node, kernel, 1);
        this.strides = of("strides", node, filled(1), 1);
        this.dilations = of("dilations", node, filled(1), 1);
        int[] pads = node.attributes().integersOr("pads", new int[2 * input.length]);
        if (pads.length != 2 * input.length || Arrays.stream(pads).anyMatch(pad -> pad < 0)) {
            throw node.refuse(
                    "pads must be a list of " + 2 * input.length + ", each at least 0, got " + Arrays.toString(pads));
        }
        this.before = Arrays.copyOf(pads, input.length);
        this.behind = Arrays.copyOfRange(pads, input.length, pads.length);
    }

    /** The windows over input 0 of a node. */
    static Window over(Signature node, int[] kernel) {
        Window window = new Window(node, kernel);
        String auto = node.attributes().textOr("auto_pad", "NOTSET");
        boolean isSame = auto.equals("SAME_UPPER");
        if (!isSame && !auto.equals("NOTSET") && !auto.equals("VALID")) {
            throw node.refuse("auto_pad must be NOTSET, VALID or SAME_UPPER, got " + auto);
        }
        if (!auto.equals("NOTSET") && node.attributes().has("pads")) {
            throw node.refuse("has both pads and auto_pad");
        }
        boolean roundsUp = node.attributes().integerOr("ceil_mode", 0) != 0;
        for (int i = 0; i < window.input.length; i++) {
            if (isSame) {
                window.padToSame(i);
            }
            window.count(node, i, roundsUp && !isSame);
        }
        return window;
    }

    /**
     * The windows of a transposed convolution, the other way round: its input 0 has as many numbers as there are windows,
     * and {@link #input} is the size of its output.
     */
    static Window under(Signature node, int[] kernel) {
        Window window = new Window(node, kernel);
        int[] more = window.of("output_padding", node, window.filled(0), 0);
        for (int i = 0; i < window.input.length; i++) {
            if (more[i] >= Math.max(window.strides[i], window.dilations[i])) {
                throw node.refuse("output_padding must be less than the stride or the dilation, got " + more[i]);
            }
            window.output[i] = window.input[i];
            long size = (window.input[i] - 1L) * window.strides[i]
                    + window.reach(i)
                    - window.before[i]
                    - window.behind[i]
                    + more[i];
            if (size < 1 || size > Integer.MAX_VALUE) {
                throw node.refuse("dimension " + (i + 2) + " of the output would be " + size);
            }
            window.input[i] = (int) size;
        }
        return window;
    }

    private int[] filled(int value) {
        int[] values = new int[input.length];
        Arrays.fill(values, value);
        return values;
    }

    private int[] of(String attribute, Signature node, int[] otherwise, int least) {
        int[] values = node.attributes().integersOr(attribute, otherwise);
        if (values == null) {
            throw node.refuse(attribute + " is missing");
        }
        if (values.length != input.length || Arrays.stream(values).anyMatch(value -> value < least)) {
            throw node.refuse(attribute + " must be a list of " + input.length + ", each at least " + least + ", got "
                    + Arrays.toString(values));
        }
        return values;
    }

    /** From the first to the last number that a window sees. */
    private long reach(int i) {
        return (kernel[i] - 1L) * dilations[i] + 1;
    }

    private void padToSame(int i) {
        long windows = (input[i] + strides[i] - 1L) / strides[i];
        int pads = (int) Math.max(0, (windows - 1) * strides[i] + reach(i) - input[i]);
        before[i] = pads / 2;
        behind[i] = pads - pads / 2;
    }

    private void count(Signature node, int i, boolean roundsUp) {
        long padded = (long) input[i] + before[i] + behind[i];
        long room = padded - reach(i);
        if (room < 0) {
            throw node.refuse("a window that reaches over " + reach(i) + " does not fit into dimension " + (i + 2)
                    + " of " + node.shape(0) + ", " + padded + " with its padding");
        }
        long windows = (roundsUp ? (room + strides[i] - 1) / strides[i] : room / strides[i]) + 1;
        if (roundsUp && (windows - 1) * strides[i] >= (long) input[i] + before[i]) {
            windows--;
        }
        output[i] = (int) windows;
    }

    /** Refuses padding that a whole window fits into. */
    Window refuseEmpty(Signature node) {
        for (int i = 0; i < input.length; i++) {
            if (before[i] >= reach(i) || behind[i] >= reach(i)) {
                throw node.refuse("pads must be less than the " + reach(i) + " that a window reaches over, got "
                        + Math.max(before[i], behind[i]));
            }
        }
        return this;
    }

    /** {@code [N, channels, ..]} with a place for each window. */
    Shape shape(int batch, int channels) {
        return join(batch, channels, output);
    }

    /** {@code [N, channels, ..]} with a place for each number that windows see. */
    Shape seen(int batch, int channels) {
        return join(batch, channels, input);
    }

    private static Shape join(int batch, int channels, int[] sizes) {
        int[] all = new int[sizes.length + 2];
        all[0] = batch;
        all[1] = channels;
        System.arraycopy(sizes, 0, all, 2, sizes.length);
        return Shape.of(all);
    }

    /** For each window, and each number of the kernel, which number of a channel it sees; -1 for padding. */
    int[][] taps() {
        int[][] taps = {{0}};
        int[] strides = Shape.of(input).strides();
        for (int i = 0; i < input.length; i++) {
            taps = with(taps, i, strides[i]);
        }
        return taps;
    }

    private int[][] with(int[][] taps, int i, int stride) {
        int[][] more = new int[taps.length * output[i]][taps[0].length * kernel[i]];
        for (int o = 0; o < more.length; o++) {
            for (int k = 0; k < more[o].length; k++) {
                int before = taps[o / output[i]][k / kernel[i]];
                long at = (long) o % output[i] * strides[i] + (long) k % kernel[i] * dilations[i] - this.before[i];
                more[o][k] = before < 0 || at < 0 || at >= input[i] ? -1 : before + (int) at * stride;
            }
        }
        return more;
    }

    /** For each window, how many numbers of its kernel lie within the input or its padding. */
    int[] covered() {
        int[] covered = {1};
        for (int i = 0; i < input.length; i++) {
            int[] more = new int[covered.length * output[i]];
            for (int o = 0; o < more.length; o++) {
                int start = o % output[i] * strides[i] - before[i];
                int within = Math.min(start + kernel[i], input[i] + behind[i]) - start;
                more[o] = covered[o / output[i]] * within;
            }
            covered = more;
        }
        return covered;
    }
}
