package dev.netwright.dsl;

/**
 * How many windows fit along one side, where the stride does not divide it evenly. With side n, padding p, stride s and
 * window w = dilation * (kernel - 1) + 1, the question is how to round (n + 2p - w) / s; the output side is that plus
 * 1.
 *
 * <p>On a side of 8 with kernel 3 and stride 2, {@link #FLOOR} gives 3 and {@link #CEIL} gives 4.
 */
public enum Rounding {
    /**
     * Down: a window that does not fit whole is left out, and the last rows and columns may go unread. PyTorch's
     * default; Deeplearning4j's {@code ConvolutionMode.Truncate}.
     */
    FLOOR,

    /**
     * Up, by PyTorch's rule for {@code ceil_mode=True}: one more window hangs over the far edge, unless it would start
     * beyond the last row or column of the input itself, in the far padding: then it is dropped. A window that is
     * larger than the padded side by less than a stride counts as one such.
     *
     * <p>Deeplearning4j has no such mode. The generated network reaches the same numbers with padding and cropping;
     * where that would not be exact, the processor reports an error and not an approximation.
     */
    CEIL
}
