package dev.netwright.runtime.acceleration;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The windows of a pooling layer or a convolution over one plane of {@code inHeight x inWidth}, clipped to it.
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

    /** The windows over an input {@code [N, C, H, W]} as Deeplearning4j places them. */
    static PoolWindows of(
            INDArray in, int[] kernel, int[] stride, int[] padding, int[] dilation, ConvolutionMode mode) {
        boolean same = mode == ConvolutionMode.Same;
        int[] size = {(int) in.size(2), (int) in.size(3)};
        int[] out = ConvolutionUtils.getOutputSize(
                in, kernel, stride, same ? null : padding, mode, dilation, CNN2DFormat.NCHW);
        int[] topLeft =
                same ? ConvolutionUtils.getSameModeTopLeftPadding(out, size, kernel, stride, dilation) : padding;
        return new PoolWindows(
                size[0], size[1], out[0], out[1], kernel[0], kernel[1], stride[0], stride[1], topLeft[0], topLeft[1]);
    }

    /** Whether these are the windows for an input of this size. */
    boolean fit(INDArray in) {
        return in.size(2) == inHeight && in.size(3) == inWidth;
    }

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
