package dev.netwright.processor.shape;

/**
 * A window that slides along one axis: the one place that knows kernel, stride, padding, dilation and rounding.
 *
 * <pre>output = round((input + 2 padding - dilation (kernel - 1) - 1) / stride) + 1</pre>
 *
 * where round is floor, or ceil by PyTorch's rule: a last window that would start in the padding is dropped.
 */
public record Window(int kernel, int stride, int padding, int dilation, boolean ceil) {

    /** The axis that the kernel covers, dilation counted. */
    public int extent() {
        return Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1);
    }

    /** The number of windows on {@code input}; below 1 when the kernel does not fit. */
    public int output(int input) {
        int slack = Math.subtractExact(Math.addExact(input, Math.multiplyExact(2, padding)), extent());
        int whole = Math.floorDiv(slack, stride) + 1;
        // By the same rule a kernel may reach beyond its input, as long as it does by less than a stride.
        boolean isOneMore = ceil && Math.floorMod(slack, stride) != 0;
        boolean startsInPadding = Math.multiplyExact((long) whole, stride) >= (long) input + padding;
        return isOneMore && !startsInPadding ? whole + 1 : whole;
    }

    /** How far the last window of ceil rounding reaches beyond the padded input; 0 for floor rounding. */
    public int overhang(int input) {
        int reach = (output(input) - 1) * stride + extent();
        return Math.max(0, reach - (input + 2 * padding));
    }

    /** The formula with the numbers in it, for a message. */
    public String formula(int input) {
        String cover = dilation == 1 ? "" + kernel : "(" + dilation + "*(" + kernel + " - 1) + 1)";
        return "%s((%s + 2*%s - %s) / %s) + 1 = %s"
                .formatted(ceil ? "ceil" : "floor", input, padding, cover, stride, output(input));
    }
}
