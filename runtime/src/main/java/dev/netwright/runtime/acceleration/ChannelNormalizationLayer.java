package dev.netwright.runtime.acceleration;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of {@code [N, C, H, W]} that keeps mean and deviation of each channel between forward and backward
 * pass, not two more arrays of the input's size. Running statistics change as Deeplearning4j has it: in the step's
 * update, by {@code decay}.
 */
final class ChannelNormalizationLayer extends BatchNormalization {

    private static final long serialVersionUID = 1L;

    private transient double[] batchMean;
    private transient double[] batchVariance;

    ChannelNormalizationLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    public INDArray preOutput(INDArray x, TrainingMode training, LayerWorkspaceMgr workspaceMgr) {
        batchMean = null;
        if (!handles(x)) {
            return super.preOutput(x, training, workspaceMgr);
        }
        if (x.size(1) != layerConf().getNOut()) {
            throw new IllegalArgumentException(
                    "expected " + layerConf().getNOut() + " channels, got " + x.size(1) + " " + layerId());
        }
        INDArray in = FloatMemory.dense(x);
        BatchNormKernel kernel = kernel(in);
        int channels = kernel.channels();
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        if (training == TrainingMode.TRAIN) {
            kernel.statistics(FloatMemory.floats(in), mean, variance);
            batchMean = mean;
            batchVariance = variance;
        } else {
            runningStatistics(mean, variance);
        }
        float[] gamma = values(BatchNormalizationParamInitializer.GAMMA);
        float[] scale = new float[channels];
        for (int c = 0; c < channels; c++) {
            scale[c] = (float) (gamma[c] / Math.sqrt(variance[c] + layerConf().getEps()));
        }
        INDArray out = workspaceMgr.createUninitialized(ArrayType.ACTIVATIONS, dataType, in.shape(), 'c');
        kernel.normalise(
                FloatMemory.floats(in),
                FloatMemory.floats(out),
                floats(mean),
                scale,
                values(BatchNormalizationParamInitializer.BETA));
        FloatMemory.keep(in, out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        if (batchMean == null) {
            return super.backpropGradient(epsilon, workspaceMgr);
        }
        assertInputSet(true);
        INDArray in = FloatMemory.dense(input);
        INDArray above = FloatMemory.dense(epsilon.castTo(dataType));
        INDArray below = workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, in.shape(), 'c');
        BatchNormKernel kernel = kernel(in);
        float[] inverse = new float[kernel.channels()];
        for (int c = 0; c < inverse.length; c++) {
            inverse[c] = (float) (1 / Math.sqrt(batchVariance[c] + layerConf().getEps()));
        }
        float[] dGamma = new float[kernel.channels()];
        float[] dBeta = new float[kernel.channels()];
        kernel.backward(
                FloatMemory.floats(in),
                FloatMemory.floats(above),
                FloatMemory.floats(below),
                floats(batchMean),
                inverse,
                values(BatchNormalizationParamInitializer.GAMMA),
                dGamma,
                dBeta);
        FloatMemory.keep(in, above, below);
        Gradient gradient = new DefaultGradient();
        set(gradient, BatchNormalizationParamInitializer.GAMMA, dGamma);
        set(gradient, BatchNormalizationParamInitializer.BETA, dBeta);
        setRunningStatistics(gradient);
        batchMean = null;
        return new Pair<>(gradient, below);
    }

    /** What the step takes off the running statistics: {@code (1 - decay) (running - batch)}. */
    private void setRunningStatistics(Gradient gradient) {
        int channels = batchMean.length;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        runningStatistics(mean, variance);
        double decay = layerConf().getDecay();
        float[] dMean = new float[channels];
        float[] dSpread = new float[channels];
        boolean logarithmic = layerConf().isUseLogStd();
        for (int c = 0; c < channels; c++) {
            dMean[c] = (float) ((1 - decay) * (mean[c] - batchMean[c]));
            double next = decay * variance[c] + (1 - decay) * batchVariance[c];
            dSpread[c] = (float) (logarithmic ? 0.5 * Math.log10(variance[c] / next) : variance[c] - next);
        }
        set(gradient, BatchNormalizationParamInitializer.GLOBAL_MEAN, dMean);
        String spread = logarithmic
                ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
                : BatchNormalizationParamInitializer.GLOBAL_VAR;
        set(gradient, spread, dSpread);
    }

    private void runningStatistics(double[] mean, double[] variance) {
        float[] means = values(BatchNormalizationParamInitializer.GLOBAL_MEAN);
        boolean logarithmic = layerConf().isUseLogStd();
        float[] spreads = values(
                logarithmic
                        ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
                        : BatchNormalizationParamInitializer.GLOBAL_VAR);
        for (int c = 0; c < mean.length; c++) {
            mean[c] = means[c];
            variance[c] = logarithmic ? Math.pow(10, 2.0 * spreads[c]) : spreads[c];
        }
    }

    private boolean handles(INDArray x) {
        return x.rank() == 4 && x.dataType() == DataType.FLOAT && FloatMemory.reaches(x.length());
    }

    private static BatchNormKernel kernel(INDArray in) {
        return new BatchNormKernel((int) in.size(0), (int) in.size(1), (int) (in.size(2) * in.size(3)));
    }

    private float[] values(String parameter) {
        return FloatMemory.values(getParam(parameter));
    }

    private void set(Gradient gradient, String parameter, float[] values) {
        INDArray view = gradientViews.get(parameter);
        FloatMemory.floats(view).put(0, values);
        gradient.setGradientFor(parameter, view);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public void clear() {
        super.clear();
        batchMean = null;
        batchVariance = null;
    }
}
