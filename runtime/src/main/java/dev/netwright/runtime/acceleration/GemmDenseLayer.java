package dev.netwright.runtime.acceleration;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense layer, {@code [N, F]} to {@code [N, units]}, on the matrix products that are fast for weights stored column
 * by column, without a second forward pass to go backwards.
 */
final class GemmDenseLayer extends DenseLayer {

    private static final long serialVersionUID = 1L;

    private final transient InputGradient inputGradient;
    private transient SmallDense small;
    private transient INDArray output;

    GemmDenseLayer(NeuralNetConfiguration conf, DataType dataType, InputGradient inputGradient) {
        super(conf, dataType);
        this.inputGradient = inputGradient;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        if (maskArray != null) {
            output = null;
            return super.activate(training, workspaceMgr);
        }
        INDArray z = multiply(training, ArrayType.ACTIVATIONS, workspaceMgr);
        INDArray activation = layerConf().getActivationFn().getActivation(z, training);
        output = training ? activation : null;
        return activation;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        if (maskArray != null) {
            return super.backpropGradient(epsilon, workspaceMgr);
        }
        assertInputSet(true);
        INDArray delta = delta(epsilon, workspaceMgr);
        SmallDense products = small();
        if (products != null
                && products.suits(input.size(0))
                && FloatMemory.isColumns(gradientViews.get(DefaultParamInitializer.WEIGHT_KEY))) {
            return backward(products, delta, workspaceMgr);
        }
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
            delta.sum(biasGradient, 0);
            gradient.setGradientFor(DefaultParamInitializer.BIAS_KEY, biasGradient);
        }
        INDArray weights = getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, true, workspaceMgr);
        INDArray below = null;
        if (inputGradient.needed()) {
            long[] shape = {delta.size(0), weights.size(0)};
            below = workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c');
            // delta times the transposed weights: both row by row, which is how this product streams the weights once.
            Nd4j.exec(new Mmul(delta, weights.transpose(), below, null));
        }
        INDArray weightGradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        Nd4j.gemm(input.castTo(dataType), delta, weightGradient, true, false, 1, 0);
        gradient.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, weightGradient);
        weightNoiseParams.clear();
        output = null;
        return new Pair<>(gradient, below == null ? null : backpropDropOutIfPresent(below));
    }

    /** The products in plain Java, where the memory can be reached; null where it cannot. */
    private SmallDense small() {
        INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
        if (dataType != DataType.FLOAT || input.dataType() != dataType || weights.dataType() != dataType) {
            return null;
        }
        if (small == null) {
            small = new SmallDense((int) weights.size(0), (int) weights.size(1));
        }
        return small;
    }

    private Pair<Gradient, INDArray> backward(SmallDense products, INDArray delta, LayerWorkspaceMgr workspaceMgr) {
        INDArray in = FloatMemory.dense(input);
        INDArray weights =
                FloatMemory.columns(getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, true, workspaceMgr));
        INDArray below = inputGradient.needed()
                ? workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, in.shape(), 'c')
                : null;
        INDArray weightGradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        float[] dBias = new float[products.units()];
        products.backward(
                FloatMemory.floats(in),
                FloatMemory.floats(weights),
                FloatMemory.values(delta),
                below == null ? null : FloatMemory.floats(below),
                FloatMemory.floats(weightGradient),
                dBias,
                (int) in.size(0));
        FloatMemory.keep(in, weights, below, weightGradient);
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            INDArray biasGradient = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
            FloatMemory.floats(biasGradient).put(0, dBias);
            gradient.setGradientFor(DefaultParamInitializer.BIAS_KEY, biasGradient);
        }
        gradient.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, weightGradient);
        weightNoiseParams.clear();
        output = null;
        return new Pair<>(gradient, below == null ? null : backpropDropOutIfPresent(below));
    }

    private INDArray delta(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        return OutputDerivative.delta(
                layerConf().getActivationFn(),
                output,
                FloatMemory.dense(epsilon.castTo(dataType)),
                workspaceMgr,
                () -> multiply(true, ArrayType.BP_WORKING_MEM, workspaceMgr));
    }

    private INDArray multiply(boolean training, ArrayType place, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaceMgr);
        INDArray weights = getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, training, workspaceMgr);
        INDArray in = input.castTo(dataType);
        requireColumns(in, weights.size(0));
        long[] shape = {in.size(0), weights.size(1)};
        INDArray z = workspaceMgr.createUninitialized(place, dataType, shape, 'c');
        SmallDense products = small();
        if (products != null && products.suits(in.size(0))) {
            float[] bias = hasBias()
                    ? FloatMemory.values(getParamWithNoise(DefaultParamInitializer.BIAS_KEY, training, workspaceMgr))
                    : new float[products.units()];
            INDArray rows = FloatMemory.dense(in);
            INDArray columns = FloatMemory.columns(weights);
            products.forward(FloatMemory.floats(rows), FloatMemory.floats(columns), bias, FloatMemory.floats(z), (int)
                    in.size(0));
            FloatMemory.keep(rows, columns, z);
            return z;
        }
        if (in.size(0) == 1) {
            // One row: a product of matrix and vector reads the weights once and packs nothing.
            Nd4j.exec(new Mmul(in, weights, z, null));
        } else {
            Nd4j.gemm(weights, in.transpose(), z.transpose(), true, false, 1, 0);
        }
        if (hasBias()) {
            z.addiRowVector(getParamWithNoise(DefaultParamInitializer.BIAS_KEY, training, workspaceMgr));
        }
        return z;
    }

    private void requireColumns(INDArray in, long expected) {
        if (in.rank() != 2 || in.size(1) != expected) {
            throw new DL4JInvalidInputException("expected an input of shape [N, " + expected + "], got "
                    + Arrays.toString(in.shape()) + " " + layerId());
        }
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
