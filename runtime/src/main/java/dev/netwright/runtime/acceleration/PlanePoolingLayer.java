package dev.netwright.runtime.acceleration;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum and average pooling, {@code [N, C, H, W]} to {@code [N, C, H', W']}, off ND4J's slow path. */
final class PlanePoolingLayer extends SubsamplingLayer {

    private static final long serialVersionUID = 1L;

    private static final int LARGEST_PLANE = 1 << 22;

    private transient PoolKernel kernel;

    PlanePoolingLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        helper = null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        if (input.rank() != 4) {
            throw new DL4JInvalidInputException(
                    "expected an input of shape [N, C, H, W], got " + Arrays.toString(input.shape()) + " " + layerId());
        }
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        if (!handles(in)) {
            return super.activate(training, workspaceMgr);
        }
        PoolWindows windows = kernel(in).windows();
        INDArray out = workspaceMgr.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {in.size(0), in.size(1), windows.outHeight(), windows.outWidth()},
                'c');
        kernel.forward(in, out);
        FloatMemory.keep(in, out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        INDArray above = FloatMemory.dense(epsilon.castTo(dataType));
        if (!handles(in)) {
            return super.backpropGradient(epsilon, workspaceMgr);
        }
        INDArray below = workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, in.shape(), 'c');
        kernel(in).backward(in, above, below);
        FloatMemory.keep(in, above, below);
        return new Pair<>(new DefaultGradient(), below);
    }

    /** Whether input and output are small enough, and so is a plane, of which a thread has several copies. */
    private boolean handles(INDArray in) {
        PoolWindows windows = kernel(in).windows();
        return windows.inSize() <= LARGEST_PLANE
                && FloatMemory.reaches(in)
                && FloatMemory.reaches(in.size(0) * in.size(1) * windows.outSize());
    }

    private PoolKernel kernel(INDArray in) {
        if (kernel == null || !kernel.windows().fit(in)) {
            PoolWindows windows = PoolWindows.of(
                    in,
                    layerConf().getKernelSize(),
                    layerConf().getStride(),
                    layerConf().getPadding(),
                    layerConf().getDilation(),
                    convolutionMode);
            kernel = layerConf().getPoolingType() == PoolingType.MAX
                    ? new MaxPoolKernel(windows)
                    : new AveragePoolKernel(windows, layerConf().isAvgPoolIncludePadInDivisor());
        }
        return kernel;
    }

    /** Why a pooling layer is left to Deeplearning4j, if it is. */
    static Optional<String> obstacle(org.deeplearning4j.nn.conf.layers.SubsamplingLayer conf) {
        PoolingType type = conf.getPoolingType();
        if (type != PoolingType.MAX && type != PoolingType.AVG) {
            return Optional.of("pooling by " + type);
        }
        if (conf.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            return Optional.of("channels last");
        }
        if (!Arrays.stream(conf.getDilation()).allMatch(d -> d == 1)) {
            return Optional.of("dilation");
        }
        boolean gaps = conf.getStride()[0] > conf.getKernelSize()[0] || conf.getStride()[1] > conf.getKernelSize()[1];
        // Deeplearning4j has no padding to tell in this case, and fails when it goes backwards.
        return conf.getConvolutionMode() == ConvolutionMode.Same && gaps
                ? Optional.of("a stride above the kernel in mode Same")
                : Optional.empty();
    }
}
