package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution through oneDNN, {@code [N, C, H, W]} to {@code [N, channels, H', W']}, that does not compute its forward
 * pass again to go backwards.
 */
final class OneDnnConvolutionLayer extends ConvolutionLayer {

    private static final long serialVersionUID = 1L;

    private final transient InputGradient inputGradient;
    private transient OneDnnConvolution convolution;
    /** Where the gradient at the input is not needed. */
    private transient WeightGradient weightsAlone;

    private transient INDArray output;

    OneDnnConvolutionLayer(NeuralNetConfiguration conf, DataType dataType, InputGradient inputGradient) {
        super(conf, dataType);
        // oneDNN is called directly, and what is inherited must not call it a second way.
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
        INDArray delta = delta(epsilon, workspaceMgr);
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        Optional<INDArray> biasGradient = Optional.ofNullable(gradientViews.get(ConvolutionParamInitializer.BIAS_KEY));
        OneDnnConvolution fitting = convolution(in);
        INDArray below = null;
        if (weightsAlone != null && weightsAlone.suits(in, delta)) {
            weightsAlone.compute(in, delta, weightGradient, biasGradient, workspaceMgr);
        } else {
            ArrayType place = inputGradient.needed() ? ArrayType.ACTIVATION_GRAD : ArrayType.BP_WORKING_MEM;
            below = workspaceMgr.createUninitialized(place, dataType, in.shape(), 'c');
            INDArray weights = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, true, workspaceMgr);
            fitting.backward(in, weights, bias(true, workspaceMgr), delta, below, weightGradient, biasGradient);
        }
        Gradient gradient = new DefaultGradient();
        biasGradient.ifPresent(bias -> gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, bias));
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        weightNoiseParams.clear();
        output = null;
        return new Pair<>(gradient, inputGradient.needed() ? backpropDropOutIfPresent(below) : null);
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
        INDArray in = FloatMemory.dense(input.castTo(dataType));
        INDArray weights = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, training, workspaceMgr);
        validateInputDepth(weights.size(1));
        OneDnnConvolution fitting = convolution(in);
        INDArray z = workspaceMgr.createUninitialized(place, dataType, fitting.outShape(in, weights), 'c');
        fitting.forward(in, weights, bias(training, workspaceMgr), z);
        return z;
    }

    private Optional<INDArray> bias(boolean training, LayerWorkspaceMgr workspaceMgr) {
        return hasBias()
                ? Optional.of(getParamWithNoise(ConvolutionParamInitializer.BIAS_KEY, training, workspaceMgr))
                : Optional.empty();
    }

    private OneDnnConvolution convolution(INDArray in) {
        if (convolution == null || !convolution.windows().fit(in)) {
            convolution = new OneDnnConvolution(layerConf(), convolutionMode, in);
            weightsAlone = inputGradient.needed() ? null : new WeightGradient(convolution.windows());
        }
        return convolution;
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
