package dev.netwright.runtime.acceleration;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.DepthwiseConvolution2DLayer;
import org.deeplearning4j.nn.params.DepthwiseConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A depthwise convolution, {@code [N, C, H, W]} to {@code [N, C * multiplier, H', W']}, that computes each channel alone
 * and its forward pass once.
 */
final class PlaneDepthwiseLayer extends DepthwiseConvolution2DLayer {

    private static final long serialVersionUID = 1L;

    /** Elements of all windows on one plane, which a thread copies side by side. */
    private static final long LARGEST_WINDOWS = 1 << 24;

    private transient DepthwiseKernel kernel;
    private transient INDArray output;

    PlaneDepthwiseLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        helper = null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        if (!reaches()) {
            output = null;
            return super.activate(training, workspaceMgr);
        }
        applyDropOutIfNecessary(training, workspaceMgr);
        INDArray z = convolve(training, ArrayType.ACTIVATIONS, workspaceMgr);
        INDArray activation = layerConf().getActivationFn().getActivation(z, training);
        output = training ? activation : null;
        return activation;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        if (!reaches()) {
            return super.backpropGradient(epsilon, workspaceMgr);
        }
        INDArray delta = delta(epsilon, workspaceMgr);
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        INDArray below = workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, in.shape(), 'c');
        INDArray weights = weights(true, workspaceMgr);
        float[] dWeights = new float[(int) weights.length()];
        float[] dBias = new float[(int) (weights.size(2) * weights.size(3))];
        kernel(in, weights)
                .backward(
                        FloatMemory.floats(in),
                        FloatMemory.values(weights),
                        FloatMemory.floats(delta),
                        FloatMemory.floats(below),
                        dWeights,
                        dBias,
                        (int) in.size(0),
                        (int) in.size(1));
        FloatMemory.keep(in, delta, below);
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientViews.get(DepthwiseConvolutionParamInitializer.BIAS_KEY);
            FloatMemory.floats(biasGradient).put(0, dBias);
            gradient.setGradientFor(DepthwiseConvolutionParamInitializer.BIAS_KEY, biasGradient);
        }
        INDArray weightGradient = gradientViews.get(DepthwiseConvolutionParamInitializer.WEIGHT_KEY);
        FloatMemory.floats(weightGradient).put(0, dWeights);
        gradient.setGradientFor(DepthwiseConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        weightNoiseParams.clear();
        output = null;
        return new Pair<>(gradient, backpropDropOutIfPresent(below));
    }

    /** Whether input, output and the windows of a plane are small enough; an input of another shape is refused where it is read. */
    private boolean reaches() {
        INDArray weights = getParam(DepthwiseConvolutionParamInitializer.WEIGHT_KEY);
        if (input.rank() != 4 || input.size(1) != weights.size(2)) {
            return true;
        }
        PoolWindows windows = kernel(input, weights).windows();
        return weights.size(0) * weights.size(1) * windows.outSize() <= LARGEST_WINDOWS
                && FloatMemory.reaches(input.length())
                && FloatMemory.reaches(input.size(0) * weights.size(2) * weights.size(3) * windows.outSize());
    }

    private INDArray delta(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        return OutputDerivative.delta(
                layerConf().getActivationFn(),
                output,
                FloatMemory.dense(epsilon.castTo(dataType)),
                workspaceMgr,
                () -> convolve(true, ArrayType.BP_WORKING_MEM, workspaceMgr));
    }

    private INDArray convolve(boolean training, ArrayType place, LayerWorkspaceMgr workspaceMgr) {
        INDArray weights = weights(training, workspaceMgr);
        if (input.rank() != 4 || input.size(1) != weights.size(2)) {
            throw new DL4JInvalidInputException("expected an input of shape [N, " + weights.size(2) + ", H, W], got "
                    + Arrays.toString(input.shape()) + " " + layerId());
        }
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        DepthwiseKernel fitting = kernel(in, weights);
        int channels = (int) (weights.size(2) * weights.size(3));
        float[] bias = hasBias()
                ? FloatMemory.values(
                        getParamWithNoise(DepthwiseConvolutionParamInitializer.BIAS_KEY, training, workspaceMgr))
                : new float[channels];
        PoolWindows windows = fitting.windows();
        long[] shape = {in.size(0), channels, windows.outHeight(), windows.outWidth()};
        INDArray z = workspaceMgr.createUninitialized(place, dataType, shape, 'c');
        fitting.forward(
                FloatMemory.floats(in),
                FloatMemory.values(weights),
                bias,
                FloatMemory.floats(z),
                (int) in.size(0),
                (int) in.size(1));
        FloatMemory.keep(in, z);
        return z;
    }

    /** {@code [height, width, C, multiplier]}. */
    private INDArray weights(boolean training, LayerWorkspaceMgr workspaceMgr) {
        return getParamWithNoise(DepthwiseConvolutionParamInitializer.WEIGHT_KEY, training, workspaceMgr);
    }

    private DepthwiseKernel kernel(INDArray in, INDArray weights) {
        if (kernel == null || !kernel.windows().fit(in)) {
            int[] dilation = layerConf().getDilation();
            PoolWindows windows = PoolWindows.of(
                    in,
                    layerConf().getKernelSize(),
                    layerConf().getStride(),
                    layerConf().getPadding(),
                    dilation,
                    convolutionMode);
            kernel = new DepthwiseKernel(windows, dilation, (int) weights.size(3));
        }
        return kernel;
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
