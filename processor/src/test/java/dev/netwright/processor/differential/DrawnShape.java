package dev.netwright.processor.differential;

import java.util.Arrays;
import java.util.stream.Stream;

/** What comes out of a drawn layer, by arithmetic that nothing tested shares; empty where nothing can. */
final class DrawnShape {
    static final long[] IMPOSSIBLE = {};

    private DrawnShape() {}

    static long[] after(Drawn drawn) {
        long[] in = drawn.seen();
        return switch (drawn.kind()) {
            case "Dropout", "Activate", "LeakyRelu" -> in;
            case "Prelu", "BatchNorm" -> drawn.readsVector() || drawn.readsMap() ? in : IMPOSSIBLE;
            case "Dense" -> drawn.readsVector() ? positive(drawn.number("units")) : IMPOSSIBLE;
            case "Flatten" ->
                drawn.readsMap() || drawn.readsVolume()
                        ? new long[] {Arrays.stream(in).reduce(1, Math::multiplyExact)}
                        : IMPOSSIBLE;
            case "Conv3d", "MaxPool3d" -> drawn.readsVolume() ? windowed(drawn) : IMPOSSIBLE;
            default ->
                switch (in.length) {
                    case 2 -> overSequence(drawn);
                    case 3 -> overMap(drawn);
                    default -> IMPOSSIBLE;
                };
        };
    }

    private static long[] overSequence(Drawn drawn) {
        long[] in = drawn.seen();
        return switch (drawn.kind()) {
            case "Conv1d", "MaxPool1d" -> windowed(drawn);
            case "Lstm" -> positive(drawn.number("units") * (drawn.flag("bidirectional", false) ? 2 : 1), in[1]);
            case "Embedding" ->
                in[0] == 1 && drawn.number("vocabulary") > 0 ? positive(drawn.number("units"), in[1]) : IMPOSSIBLE;
            case "GlobalAvgPool1d", "GlobalMaxPool1d", "LastStep" -> new long[] {in[0]};
            default -> IMPOSSIBLE;
        };
    }

    private static long[] overMap(Drawn drawn) {
        long[] in = drawn.seen();
        return switch (drawn.kind()) {
            case "Conv2d", "DepthwiseConv2d", "SeparableConv2d", "MaxPool2d", "AvgPool2d" -> windowed(drawn);
            case "ConvTranspose2d" -> transposed(drawn);
            case "ZeroPad2d" -> resized(drawn, 1);
            case "Crop2d" -> resized(drawn, -1);
            case "Upsample2d" -> {
                int[] size = drawn.pair("size", 1);
                yield positive(in[0], in[1] * size[0], in[2] * size[1]);
            }
            case "GlobalAvgPool2d", "GlobalMaxPool2d" -> new long[] {in[0]};
            case "LocalResponseNorm" -> in;
            default -> IMPOSSIBLE;
        };
    }

    private static long[] positive(long... sizes) {
        return Arrays.stream(sizes).allMatch(size -> size > 0) ? sizes : IMPOSSIBLE;
    }

    private static long channels(Drawn drawn) {
        long in = drawn.seen()[0];
        int groups = drawn.number("groups", 1);
        if (drawn.kind().equals("DepthwiseConv2d")) {
            return in * drawn.number("multiplier", 1);
        } else if (!drawn.isConvolution()) {
            return in;
        }
        boolean divides = groups > 0 && in % groups == 0 && drawn.number("channels") % groups == 0;
        return divides && drawn.number("multiplier", 1) > 0 ? drawn.number("channels") : 0;
    }

    private static long[] windowed(Drawn drawn) {
        long[] in = drawn.seen();
        Windows[] windows = windows(drawn);
        if (windows.length == 0) {
            return IMPOSSIBLE;
        }
        long[] output = new long[in.length];
        output[0] = channels(drawn);
        for (int axis = 0; axis < windows.length; axis++) {
            output[axis + 1] = windows[axis].count(in[axis + 1]);
        }
        return positive(output);
    }

    /** Every input value spreads over a window of the output; the windows are laid one stride apart, then cut. */
    private static long[] transposed(Drawn drawn) {
        Windows[] windows = windows(drawn);
        int[] more = drawn.pair("outputPadding", 0);
        if (windows.length == 0 || Arrays.stream(more).anyMatch(size -> size < 0)) {
            return IMPOSSIBLE;
        }
        long[] output = {drawn.number("channels"), 0, 0};
        for (int axis = 0; axis < 2; axis++) {
            Windows window = windows[axis];
            if (more[axis] >= Math.max(window.stride(), window.dilation())) {
                return IMPOSSIBLE;
            }
            output[axis + 1] = window.spread(drawn.seen()[axis + 1]) - 2L * window.padding() + more[axis];
        }
        return positive(output);
    }

    private static long[] resized(Drawn drawn, int sign) {
        long[] in = drawn.seen();
        int[] sides = sides(drawn);
        return Arrays.stream(sides).min().orElseThrow() < 0
                ? IMPOSSIBLE
                : positive(in[0], in[1] + sign * (sides[0] + sides[1]), in[2] + sign * (sides[2] + sides[3]));
    }

    /** {@code {top, bottom, left, right}}. */
    static int[] sides(Drawn drawn) {
        return Stream.of("top", "bottom", "left", "right")
                .mapToInt(side -> drawn.number(side, 0))
                .toArray();
    }

    /** The windows along each axis; none where a member is out of range. */
    static Windows[] windows(Drawn drawn) {
        int axes = drawn.seen().length - 1;
        int[] kernel = drawn.sizes("kernel", axes, 1);
        int[] stride = !drawn.isConvolution() && !drawn.isGiven("stride") ? kernel : drawn.sizes("stride", axes, 1);
        int[] padding = drawn.sizes("padding", axes, 0);
        int[] dilation = drawn.sizes("dilation", axes, 1);
        Windows[] windows = new Windows[axes];
        for (int axis = 0; axis < axes; axis++) {
            if (kernel[axis] < 1 || stride[axis] < 1 || padding[axis] < 0) {
                return new Windows[0];
            }
            windows[axis] = new Windows(kernel[axis], stride[axis], padding[axis], dilation[axis], drawn.roundsUp());
        }
        return windows;
    }
}
