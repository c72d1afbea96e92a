package dev.netwright.runtime;

import java.util.Objects;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What a network is trained with, beside its architecture.
 *
 * @param seed seeds the initial weights; 42 by default
 * @param updater the optimiser; {@code Adam(1e-3)} by default. Its learning rate, or the first one of its schedule, must
 *     be finite
 * @param precision {@code FLOAT} by default; {@code DOUBLE} for gradient checks
 * @param weightInit how weights start; {@code XAVIER_UNIFORM} by default: uniform within
 *     {@code +-sqrt(6 / (fanIn + fanOut))}. Biases start at 0. (Deeplearning4j divides a convolution's fanOut by its
 *     stride, PyTorch does not.)
 * @param l2 the factor of {@code 0.5 * sum w^2} in the loss, over weights, not biases; 0 by default
 * @param clipNorm the largest L2 norm of one layer's gradient, a longer one is scaled down to it; 0, the default, for
 *     none. The running statistics of batch normalisation are no gradient
 */
public record NetworkSettings(
        long seed, IUpdater updater, DataType precision, WeightInit weightInit, double l2, double clipNorm) {

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if a factor is negative, the learning rate is not finite, or the precision is not a
     *     floating point one
     */
    public NetworkSettings {
        Objects.requireNonNull(updater, "updater");
        Objects.requireNonNull(weightInit, "weightInit");
        if (!precision.isFPType()) {
            throw new IllegalArgumentException("precision must be a floating point type, got " + precision);
        }
        requireFiniteRate(updater);
        requireFactor("l2", l2);
        requireFactor("clipNorm", clipNorm);
    }

    /** Seed 42, {@code Adam(1e-3)}, {@code FLOAT}, {@code XAVIER_UNIFORM}, no regularisation, no clipping. */
    public static NetworkSettings defaults() {
        return new NetworkSettings(42, new Adam(1e-3), DataType.FLOAT, WeightInit.XAVIER_UNIFORM, 0, 0);
    }

    /** The same with another seed. */
    public NetworkSettings withSeed(long seed) {
        return new NetworkSettings(seed, updater, precision, weightInit, l2, clipNorm);
    }

    /** The same with another updater. */
    public NetworkSettings withUpdater(IUpdater updater) {
        return new NetworkSettings(seed, updater, precision, weightInit, l2, clipNorm);
    }

    /** The same in another precision. */
    public NetworkSettings withPrecision(DataType precision) {
        return new NetworkSettings(seed, updater, precision, weightInit, l2, clipNorm);
    }

    /** The same with weights that start another way. */
    public NetworkSettings withWeightInit(WeightInit weightInit) {
        return new NetworkSettings(seed, updater, precision, weightInit, l2, clipNorm);
    }

    /** The same with another L2 factor. */
    public NetworkSettings withL2(double l2) {
        return new NetworkSettings(seed, updater, precision, weightInit, l2, clipNorm);
    }

    /** The same with another bound on each layer's gradient. */
    public NetworkSettings withClipNorm(double clipNorm) {
        return new NetworkSettings(seed, updater, precision, weightInit, l2, clipNorm);
    }

    /**
     * The global part of a configuration, with everything set that Deeplearning4j would otherwise choose itself (its
     * default activation, for one, is a sigmoid).
     */
    public NeuralNetConfiguration.Builder newConfiguration() {
        NeuralNetConfiguration.Builder configuration = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
                .updater(updater)
                .dataType(precision)
                .weightInit(weightInit)
                .activation(Activation.IDENTITY)
                .convolutionMode(ConvolutionMode.Truncate)
                .miniBatch(true);
        if (l2 > 0) {
            configuration.l2(l2);
        }
        if (clipNorm > 0) {
            configuration
                    .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                    .gradientNormalizationThreshold(clipNorm);
        }
        return configuration;
    }

    private static void requireFiniteRate(IUpdater updater) {
        if (updater.hasLearningRate() && !Double.isFinite(updater.getLearningRate(0, 0))) {
            throw new IllegalArgumentException(
                    "the learning rate of " + updater.getClass().getSimpleName() + " must be a finite number, got "
                            + updater.getLearningRate(0, 0));
        }
    }

    private static void requireFactor(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a number of at least 0, got " + value);
        }
    }
}
