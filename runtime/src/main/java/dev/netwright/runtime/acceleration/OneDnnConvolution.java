package dev.netwright.runtime.acceleration;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * oneDNN's convolution of {@code [N, C, H, W]} for one size of a map, called so that it stays fast:
 *
 * <ul>
 *   <li>A large batch goes in slices. oneDNN copies each array into a layout of its own, and memory for a copy above 32
 *       MiB comes from the system page by page each time, which takes longer than the convolution.
 *   <li>Gradients of 3x3 convolutions are asked for as those of a volume one deep. For maps oneDNN may choose
 *       Winograd's algorithm, whose work space is tens of megabytes, with the same effect, and which rounds worse.
 * </ul>
 */
final class OneDnnConvolution {

    /** Bytes of the larger of input and output that one call handles. */
    private static final long SLICE = 8 << 20;

    private final PoolWindows windows;
    private final boolean asVolume;
    private final OpContext forward = Nd4j.getExecutioner().buildContext();
    private final OpContext backward = Nd4j.getExecutioner().buildContext();

    /**
     * @param conf a convolution without dilation, channels first
     * @param in an input of the size to handle
     */
    OneDnnConvolution(ConvolutionLayer conf, ConvolutionMode mode, INDArray in) {
        windows =
                PoolWindows.of(in, conf.getKernelSize(), conf.getStride(), conf.getPadding(), conf.getDilation(), mode);
        int[] kernel = {windows.kernelHeight(), windows.kernelWidth()};
        int[] stride = {windows.strideHeight(), windows.strideWidth()};
        int[] padding = {windows.padTop(), windows.padLeft()};
        asVolume = kernel[0] == 3 && kernel[1] == 3 && stride[0] == 1 && stride[1] == 1;
        int sameMode = mode == ConvolutionMode.Same ? 1 : 0;
        // .., mode, 0: channels first, 1: weights are [channels, inputs, height, width]
        long[] flat = {kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1], 1, 1, sameMode, 0, 1};
        long[] deep = {
            1, kernel[0], kernel[1], 1, stride[0], stride[1], 0, padding[0], padding[1], 1, 1, 1, sameMode, 0, 1
        };
        forward.setIArguments(flat);
        backward.setIArguments(asVolume ? deep : flat);
    }

    PoolWindows windows() {
        return windows;
    }

    /** The shape of the output, {@code [N, channels, H', W']}. */
    long[] outShape(INDArray in, INDArray weights) {
        return new long[] {in.size(0), weights.size(0), windows.outHeight(), windows.outWidth()};
    }

    /** Computes {@code z} from dense arrays. */
    void forward(INDArray in, INDArray weights, Optional<INDArray> bias, INDArray z) {
        long slice = slice(in, z);
        for (long from = 0; from < in.size(0); from += slice) {
            forward.purge();
            forward.setInputArray(0, part(in, from, slice));
            forward.setInputArray(1, weights);
            bias.ifPresent(values -> forward.setInputArray(2, values));
            forward.setOutputArray(0, part(z, from, slice));
            Nd4j.exec(new Conv2D(), forward);
        }
    }

    /**
     * Computes the gradients from dense arrays.
     *
     * @param delta the gradient at {@code z}
     * @param below receives the gradient at the input
     * @param weightGradient receives the sum over the batch
     * @param biasGradient receives the sum over the batch; there if the bias is
     */
    void backward(
            INDArray in,
            INDArray weights,
            Optional<INDArray> bias,
            INDArray delta,
            INDArray below,
            INDArray weightGradient,
            Optional<INDArray> biasGradient) {
        long slice = slice(in, delta);
        INDArray weightSum = weightGradient;
        Optional<INDArray> biasSum = biasGradient;
        for (long from = 0; from < in.size(0); from += slice) {
            if (from == slice) {
                weightSum = weightGradient.ulike();
                biasSum = biasGradient.map(INDArray::ulike);
            }
            backwardSlice(
                    part(in, from, slice),
                    weights,
                    bias,
                    part(delta, from, slice),
                    part(below, from, slice),
                    weightSum,
                    biasSum);
            if (from > 0) {
                weightGradient.addi(weightSum);
                biasSum.ifPresent(sum -> biasGradient.orElseThrow().addi(sum));
            }
        }
    }

    private void backwardSlice(
            INDArray in,
            INDArray weights,
            Optional<INDArray> bias,
            INDArray delta,
            INDArray below,
            INDArray weightGradient,
            Optional<INDArray> biasGradient) {
        backward.purge();
        int input = 0;
        backward.setInputArray(input++, deepened(in));
        backward.setInputArray(input++, deepened(weights));
        if (bias.isPresent()) {
            backward.setInputArray(input++, bias.get());
        }
        backward.setInputArray(input, deepened(delta));
        backward.setOutputArray(0, deepened(below));
        backward.setOutputArray(1, deepened(weightGradient));
        biasGradient.ifPresent(gradient -> backward.setOutputArray(2, gradient));
        CustomOp op = asVolume ? DynamicCustomOp.builder("conv3dnew_bp").build() : new Conv2DDerivative();
        Nd4j.exec(op, backward);
    }

    private static long slice(INDArray in, INDArray out) {
        long images = in.size(0);
        long image = Math.max(in.length(), out.length()) / images * Float.BYTES;
        long slices = Math.min(images, (images * image + SLICE - 1) / SLICE);
        return (images + slices - 1) / slices;
    }

    private static INDArray part(INDArray array, long from, long slice) {
        if (slice >= array.size(0)) {
            return array;
        }
        INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
        Arrays.fill(indices, NDArrayIndex.all());
        indices[0] = NDArrayIndex.interval(from, Math.min(array.size(0), from + slice));
        return array.get(indices);
    }

    /** {@code [N, C, H, W]} as {@code [N, C, 1, H, W]}, on the same memory. */
    private INDArray deepened(INDArray array) {
        return asVolume ? array.reshape('c', array.size(0), array.size(1), 1, array.size(2), array.size(3)) : array;
    }
}
