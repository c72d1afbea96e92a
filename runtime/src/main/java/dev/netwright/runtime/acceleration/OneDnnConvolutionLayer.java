package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution through oneDNN, {@code [N, C, H, W]} to {@code [N, channels, H', W']}, that does not compute its forward
 * pass again to go backwards.
 */
final class OneDnnConvolutionLayer extends ConvolutionLayer {

    private static final long serialVersionUID = 1L;

    private final transient InputGradient inputGradient;
    private final transient OpContext forward = Nd4j.getExecutioner().buildContext();
    private final transient OpContext backward = Nd4j.getExecutioner().buildContext();
    private transient Geometry geometry;
    private transient INDArray output;

    /** Where a window of the layer starts and how many there are, for one size of the input. */
    private record Geometry(long height, long width, int outHeight, int outWidth) {}

    OneDnnConvolutionLayer(NeuralNetConfiguration conf, DataType dataType, InputGradient inputGradient) {
        super(conf, dataType);
        // The layer's own helper would be asked by nothing here, and must not be by what is inherited.
        helper = null;
        this.inputGradient = inputGradient;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        validateInputRank();
        applyDropOutIfNecessary(training, workspaceMgr);
        INDArray z = convolve(training, ArrayType.ACTIVATIONS, workspaceMgr);
        INDArray activation = layerConf().getActivationFn().getActivation(z, training);
        output = training ? activation : null;
        return activation;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray delta = delta(FloatMemory.dense(epsilon.castTo(dataType)), workspaceMgr);
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        INDArray weights = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, true, workspaceMgr);
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        ArrayType place = inputGradient.needed() ? ArrayType.ACTIVATION_GRAD : ArrayType.BP_WORKING_MEM;
        INDArray below = workspaceMgr.createUninitialized(place, dataType, in.shape(), 'c');

        backward.purge();
        // The forward pass of the same input has set the arguments; a gradient asked for without one has not.
        geometry(in);
        backward.setInputArray(0, in);
        backward.setInputArray(1, weights);
        backward.setOutputArray(0, below);
        backward.setOutputArray(1, weightGradient);
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
            backward.setInputArray(2, getParamWithNoise(ConvolutionParamInitializer.BIAS_KEY, true, workspaceMgr));
            backward.setInputArray(3, delta);
            backward.setOutputArray(2, biasGradient);
            gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        } else {
            backward.setInputArray(2, delta);
        }
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        Nd4j.exec(new Conv2DDerivative(), backward);
        weightNoiseParams.clear();
        output = null;
        return new Pair<>(gradient, inputGradient.needed() ? backpropDropOutIfPresent(below) : null);
    }

    /** The gradient at what the activation function read. */
    private INDArray delta(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        IActivation function = layerConf().getActivationFn();
        Optional<OutputDerivative> derivative = OutputDerivative.of(function);
        if (derivative.isPresent() && output != null) {
            if (derivative.get() == OutputDerivative.IDENTITY) {
                return epsilon;
            }
            INDArray delta =
                    workspaceMgr.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, epsilon.shape(), 'c');
            derivative.get().backward(output, epsilon, delta);
            return delta;
        }
        INDArray z = convolve(true, ArrayType.BP_WORKING_MEM, workspaceMgr);
        return FloatMemory.dense(function.backprop(z, epsilon).getFirst());
    }

    private INDArray convolve(boolean training, ArrayType place, LayerWorkspaceMgr workspaceMgr) {
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        INDArray weights = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, training, workspaceMgr);
        validateInputDepth(weights.size(1));
        Geometry windows = geometry(in);
        INDArray z = workspaceMgr.createUninitialized(
                place,
                dataType,
                new long[] {in.size(0), weights.size(0), windows.outHeight(), windows.outWidth()},
                'c');
        forward.purge();
        forward.setInputArray(0, in);
        forward.setInputArray(1, weights);
        if (hasBias()) {
            forward.setInputArray(2, getParamWithNoise(ConvolutionParamInitializer.BIAS_KEY, training, workspaceMgr));
        }
        forward.setOutputArray(0, z);
        Nd4j.exec(new Conv2D(), forward);
        return z;
    }

    private Geometry geometry(INDArray in) {
        if (geometry == null || geometry.height() != in.size(2) || geometry.width() != in.size(3)) {
            geometry = computeGeometry(in);
        }
        return geometry;
    }

    private Geometry computeGeometry(INDArray in) {
        int[] kernel = layerConf().getKernelSize();
        int[] stride = layerConf().getStride();
        int[] dilation = layerConf().getDilation();
        boolean same = convolutionMode == ConvolutionMode.Same;
        int[] padding = same ? null : layerConf().getPadding();
        int[] out = ConvolutionUtils.getOutputSize(
                in, kernel, stride, padding, convolutionMode, dilation, CNN2DFormat.NCHW);
        if (same) {
            int[] size = {(int) in.size(2), (int) in.size(3)};
            padding = ConvolutionUtils.getSameModeTopLeftPadding(out, size, kernel, stride, dilation);
        }
        long[] arguments = {
            kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1], dilation[0], dilation[1],
            same ? 1 : 0, 0, 1 // channels first; weights [channels, inputs, height, width]
        };
        forward.setIArguments(arguments);
        backward.setIArguments(arguments);
        return new Geometry(in.size(2), in.size(3), out[0], out[1]);
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
