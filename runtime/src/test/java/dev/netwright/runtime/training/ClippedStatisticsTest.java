package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.acceleration.AcceleratedGraph;
import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The running mean and variance stand among the gradients, and clipping is not for them. */
class ClippedStatisticsTest {

    private static final int STEPS = 60;
    private static final double DECAY = 0.9;

    private final INDArray maps = maps();
    private final INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});

    static Stream<Arguments> rows() {
        return Stream.of(GradientNormalization.values())
                .flatMap(row -> Stream.of(Arguments.of(row, false), Arguments.of(row, true)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runningStatisticsReachThoseOfTheData(GradientNormalization normalization, boolean accelerated) {
        for (boolean logarithmic : new boolean[] {false, true}) {
            ComputationGraph graph = graph(normalization, accelerated, logarithmic, 0.1);
            for (int step = 0; step < STEPS; step++) {
                step(graph);
            }
            double left = Math.pow(DECAY, STEPS);
            for (int c = 0; c < 2; c++) {
                double[] values =
                        maps.tensorAlongDimension(c, 0, 2, 3).dup().data().asDouble();
                double mean = Arrays.stream(values).average().orElseThrow();
                double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElseThrow();
                assertThat(graph.getParam("norm_mean").getDouble(c)).isEqualTo((1 - left) * mean, within(1e-2));
                double running = logarithmic
                        ? Math.pow(10, 2 * graph.getParam("norm_log10stdev").getDouble(c))
                        : graph.getParam("norm_var").getDouble(c);
                assertThat(running).isEqualTo((1 - left) * variance + left, within(1e-3 * variance));
            }
        }
    }

    /** The bound is that of scale and shift alone, and their direction stays. */
    @ParameterizedTest
    @MethodSource("modes")
    void theNormIsOfTheTrainedParameters(boolean accelerated) {
        ComputationGraph free = graph(GradientNormalization.None, accelerated, false, 1);
        ComputationGraph clipped = graph(GradientNormalization.ClipL2PerLayer, accelerated, false, 1);
        INDArray start = trained(free);
        step(free);
        step(clipped);
        INDArray whole = trained(free).sub(start);
        double norm = whole.norm2Number().doubleValue();

        assertThat(norm).isGreaterThan(0.02);
        assertThat(trained(clipped).sub(start).distance2(whole.mul(0.01 / norm)))
                .isEqualTo(0, within(1e-6));
    }

    static Stream<Arguments> modes() {
        return Stream.of(Arguments.of(false), Arguments.of(true));
    }

    private static INDArray trained(ComputationGraph graph) {
        return Nd4j.concat(
                0,
                graph.getParam("norm_gamma").ravel(),
                graph.getParam("norm_beta").ravel());
    }

    private void step(ComputationGraph graph) {
        InPlaceUpdater.on(graph);
        graph.fit(new INDArray[] {maps}, new INDArray[] {labels});
    }

    private static ComputationGraph graph(
            GradientNormalization normalization, boolean accelerated, boolean logarithmic, double rate) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.FLOAT)
                .updater(new Sgd(rate))
                .gradientNormalization(normalization)
                .gradientNormalizationThreshold(0.01)
                .graphBuilder()
                .addInputs("x")
                .addLayer(
                        "norm",
                        new BatchNormalization.Builder()
                                .decay(DECAY)
                                .useLogStd(logarithmic)
                                .build(),
                        "x")
                .addLayer(
                        "label",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "norm")
                .setOutputs("label")
                .setInputTypes(InputType.convolutional(8, 8, 2))
                .build());
        graph.init();
        return accelerated ? AcceleratedGraph.of(graph) : graph;
    }

    /** {@code [4, 2, 8, 8]}: 120 +- 60, and half of that. */
    private static INDArray maps() {
        INDArray maps = Nd4j.create(DataType.FLOAT, 4, 2, 8, 8);
        for (int i = 0; i < maps.length(); i++) {
            maps.putScalar(i, (120 + 85 * Math.sin(1.7 * i)) * (i / 64 % 2 == 0 ? 1 : 0.5));
        }
        return maps;
    }
}
