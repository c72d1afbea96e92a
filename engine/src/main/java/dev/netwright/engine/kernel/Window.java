package dev.netwright.engine.kernel;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.plan.OneDnn;
import java.util.Arrays;

/**
 * How a kernel moves over its input, one number for each spatial dimension, as oneDNN wants it.
 *
 * @param dilation 0 for neighbours that touch
 * @param before padding at the beginning
 * @param after padding at the end, so much that the output has its size
 */
record Window(long[] kernel, long[] stride, long[] dilation, long[] before, long[] after) {

    /** The window from an input {@code [N, C, ..]} to an output {@code [N, C, ..]}. */
    static Window of(Attributes attributes, int[] kernel, Shape input, Shape output) {
        int spatial = kernel.length;
        int[] ones = new int[spatial];
        Arrays.fill(ones, 1);
        int[] stride = attributes.integersOr("strides", ones);
        int[] dilation = attributes.integersOr("dilations", ones);
        int[] pads = attributes.integersOr("pads", new int[2 * spatial]);
        boolean isSame = attributes.textOr("auto_pad", "NOTSET").equals("SAME_UPPER");
        int[] before = new int[spatial];
        int[] after = new int[spatial];
        for (int i = 0; i < spatial; i++) {
            int reach = (output.size(i + 2) - 1) * stride[i] + (kernel[i] - 1) * dilation[i] + 1;
            int padding = Math.max(0, reach - input.size(i + 2));
            before[i] = isSame ? padding / 2 : pads[i];
            // What is left over at the end is not read.
            after[i] = Math.max(0, reach - input.size(i + 2) - before[i]);
        }
        return new Window(
                OneDnn.longs(kernel),
                OneDnn.longs(stride),
                Arrays.stream(dilation).mapToLong(d -> d - 1).toArray(),
                OneDnn.longs(before),
                OneDnn.longs(after));
    }
}
