package dev.netwright.processor.differential;

/** Windows along one side, counted one by one: the generator's and the oracle's own, no formula shared with what is tested. */
record Windows(int kernel, int stride, int padding, int dilation, boolean ceil) {

    /** How many windows there are; 0 where the first does not fit. */
    long count(long input) {
        long extent = extent();
        long padded = input + 2L * padding;
        if (extent > padded) {
            return ceil && extent < padded + stride ? 1 : 0;
        }
        long count = 0;
        long start = 0;
        while (start + extent <= padded) {
            count++;
            start += stride;
        }
        boolean valuesAreLeft = start - stride + extent < padded;
        return ceil && valuesAreLeft && start < input + padding ? count + 1 : count;
    }

    /** The first place that a window sees, less than 0 in the padding. */
    long start(long window) {
        return window * stride - padding;
    }

    /** Zeros that the last window needs behind the padding. */
    long beyond(long input) {
        return Math.max(0, (count(input) - 1) * stride + extent() - (input + 2L * padding));
    }

    /** How far the windows of {@code input} values reach, one stride apart. */
    long spread(long input) {
        long start = 0;
        for (long value = 1; value < input; value++) {
            start += stride;
        }
        return start + extent();
    }

    private long extent() {
        long taps = 1;
        for (int tap = 1; tap < kernel; tap++) {
            taps += dilation;
        }
        return taps;
    }
}
