package dev.netwright.runtime.acceleration;

/**
 * The windows of a pooling layer over one plane of {@code inHeight x inWidth}, clipped to it: what lies in the padding
 * takes no part, neither in a maximum nor in a sum.
 *
 * @param padTop rows of padding above
 * @param padLeft columns of padding on the left
 */
record PoolWindows(
        int inHeight,
        int inWidth,
        int outHeight,
        int outWidth,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft) {

    int inSize() {
        return inHeight * inWidth;
    }

    int outSize() {
        return outHeight * outWidth;
    }

    /** Whether window {@code y, x} lies in the padding alone. */
    boolean isEmpty(int y, int x) {
        return firstRow(y) >= endRow(y) || firstColumn(x) >= endColumn(x);
    }

    /** The first row of window {@code y} that is in the plane. */
    int firstRow(int y) {
        return Math.max(0, y * strideHeight - padTop);
    }

    /** One past the last row of window {@code y} that is in the plane. */
    int endRow(int y) {
        return Math.min(inHeight, y * strideHeight - padTop + kernelHeight);
    }

    /** The first column of window {@code x} that is in the plane. */
    int firstColumn(int x) {
        return Math.max(0, x * strideWidth - padLeft);
    }

    /** One past the last column of window {@code x} that is in the plane. */
    int endColumn(int x) {
        return Math.min(inWidth, x * strideWidth - padLeft + kernelWidth);
    }
}
