package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.dsl.Activation;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.acceleration.AcceleratedGraph;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import dev.netwright.serving.Predictor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Every activation and its gradient from -3e38 to 3e38 in every layer that has one: PyTorch's numbers, from
 * {@code torch-activations.txt}. The weights of a layer of one input are the points, and its input is 1, so that the
 * gradients of the weights are those of the function.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivationValuesTest {

    /** Where a function has a corner, PyTorch takes the slope of the one side, Deeplearning4j that of the other. */
    private static final Map<String, List<Double>> CORNERS =
            Map.of("LEAKY_RELU", List.of(0.0), "HARD_TANH", List.of(-1.0, 1.0));

    private static final Set<String> OVERFLOWING = Set.of("SOFTPLUS", "SWISH", "MISH", "GELU");

    private static final Map<String, String> INPUTS = Map.of(
            "FeatureVector", "@Input(features = 1)",
            "FeatureSequence", "@Input(features = 1, steps = 1)",
            "FeatureMap", "@Input(channels = 1, height = 1, width = 1)",
            "FeatureVolume", "@Input(channels = 1, depth = 1, height = 1, width = 1)");

    /** {@code N} stands for the number of points, {@code F} for the function. */
    private enum Host {
        DENSE("FeatureVector", "@Dense(units = N, activation = F) FeatureVector layer();"),
        ACTIVATE("FeatureVector", "@Dense(units = N) FeatureVector low(); @Activate(F) FeatureVector layer();"),
        ADD("FeatureVector", """
                @Dense(units = N) FeatureVector low();
                @Dense(units = N) FeatureVector zeros(FeatureVector x);
                @Add(activation = F) FeatureVector layer(FeatureVector low, FeatureVector zeros);
                """),
        CONV("FeatureMap", "@Conv2d(channels = N, kernel = 1, activation = F) FeatureMap layer();"),
        DEPTHWISE("FeatureMap", "@DepthwiseConv2d(multiplier = N, kernel = 1, activation = F) FeatureMap layer();"),
        SEPARABLE("FeatureMap", "@SeparableConv2d(channels = N, kernel = 1, activation = F) FeatureMap layer();"),
        TRANSPOSED("FeatureMap", "@ConvTranspose2d(channels = N, kernel = 1, activation = F) FeatureMap layer();"),
        SEQUENCE("FeatureSequence", "@Conv1d(channels = N, kernel = 1, activation = F) FeatureSequence layer();"),
        VOLUME("FeatureVolume", "@Conv3d(channels = N, kernel = 1, activation = F) FeatureVolume layer();");

        private final String input;
        private final String layers;

        Host(String input, String layers) {
            this.input = input;
            this.layers = layers;
        }
    }

    private record Recorded(double[] values, double[] gradients) {}

    private record Network(Host host, String function) {
        String name() {
            return host + function.replace("_", "");
        }

        String methods(int points) {
            return INPUTS.get(host.input) + " " + host.input + " x();\n"
                    + host.layers.replaceAll("\\bN\\b", "" + points).replaceAll("\\bF\\b", function)
                    + " @Output Tensor out();";
        }

        INDArray input(DataType type) {
            long[] shape = new long[INPUTS.get(host.input).split("=").length];
            Arrays.fill(shape, 1);
            return Nd4j.ones(type, shape);
        }
    }

    private final DataType before = Nd4j.dataType();
    private final Map<String, Recorded> recorded = new LinkedHashMap<>();
    private double[] points;
    private CompiledNetworks compiled;

    @TempDir
    Path folder;

    @BeforeAll
    void read() throws IOException {
        try (InputStream in = ActivationValuesTest.class.getResourceAsStream("torch-activations.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            points = numbers(lines.get(0));
            for (int line = 1; line < lines.size(); line += 3) {
                recorded.put(lines.get(line), new Recorded(numbers(lines.get(line + 1)), numbers(lines.get(line + 2))));
            }
        }
        Map<String, String> sources = new LinkedHashMap<>();
        networks().forEach(network -> sources.put(network.name(), network.methods(points.length)));
        for (String function : recorded.keySet()) {
            sources.put("Alone" + function, """
                    @Input(features = %d) FeatureVector x();
                    @Activate(%s) FeatureVector layer();
                    @Output FeatureVector out();
                    """.formatted(function.equals("SOFTMAX") ? 3 : points.length, function));
        }
        sources.put("Shares", """
                @Input(features = 1) FeatureVector x();
                @Dense(units = 3) FeatureVector low();
                @Activate(SOFTMAX) FeatureVector layer();
                @Output FeatureVector out();
                """);
        compiled = new CompiledNetworks(sources);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Each function in a dense layer and by itself; those that overflow in Deeplearning4j everywhere. */
    private Stream<Network> networks() {
        return Arrays.stream(Host.values())
                .flatMap(host -> recorded.keySet().stream()
                        .filter(function -> !function.equals("SOFTMAX"))
                        .filter(function ->
                                OVERFLOWING.contains(function) || host == Host.DENSE || host == Host.ACTIVATE)
                        .map(function -> new Network(host, function)));
    }

    @AfterEach
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    @Test
    void everyFunctionIsRecorded() {
        assertThat(recorded.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Activation.values()).map(Activation::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> valuesAndGradientsArePyTorchs() {
        return networks()
                .flatMap(network -> Stream.of(DataType.FLOAT, DataType.DOUBLE)
                        .flatMap(type -> Stream.of(true, false)
                                .map(accelerated -> DynamicTest.dynamicTest(
                                        network.name() + " " + type + (accelerated ? " accelerated" : ""),
                                        () -> check(network, graph(network, type, accelerated))))));
    }

    /** What Deeplearning4j makes of a network computes the same: the functions go with the configuration. */
    @TestFactory
    Stream<DynamicTest> copiesComputeTheSame() {
        Map<String, UnaryOperator<ComputationGraph>> copies = Map.of(
                "cloned", ComputationGraph::clone,
                "accelerated and cloned", graph -> AcceleratedGraph.of(graph).clone(),
                "through JSON", ActivationValuesTest::throughJson,
                "through a file", ActivationValuesTest::throughAFile,
                "transferred", ActivationValuesTest::transferred);
        return OVERFLOWING.stream()
                .map(function -> new Network(Host.DENSE, function))
                .flatMap(network -> copies.entrySet().stream()
                        .map(copy -> DynamicTest.dynamicTest(
                                network.name() + " " + copy.getKey(),
                                () -> check(network, copy.getValue().apply(graph(network, DataType.FLOAT, false))))));
    }

    private static ComputationGraph throughJson(ComputationGraph graph) {
        ComputationGraphConfiguration read =
                ComputationGraphConfiguration.fromJson(graph.getConfiguration().toJson());
        assertThat(read).isEqualTo(graph.getConfiguration());
        ComputationGraph copy = new ComputationGraph(read);
        copy.init(graph.params(), true);
        return copy;
    }

    private static ComputationGraph throughAFile(ComputationGraph graph) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ModelSerializer.writeModel(graph, file, false);
            return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ComputationGraph transferred(ComputationGraph graph) {
        return new TransferLearning.GraphBuilder(graph)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.1))
                        .build())
                .build();
    }

    /** ONNX Runtime's sigmoid is off by up to 6e-8, which the point multiplies. */
    @TestFactory
    Stream<DynamicTest> exportedTheyAreTheSame() {
        return recorded.keySet().stream()
                .map(function -> DynamicTest.dynamicTest(function, () -> {
                    Path file = folder.resolve(function + ".onnx");
                    compiled.built("Alone" + function).exportOnnx(file);
                    try (Predictor predictor = Predictor.open(file)) {
                        double[] output = function.equals("SOFTMAX")
                                ? Arrays.stream(points)
                                        .flatMap(point -> doubles(predictor.predict(
                                                new float[] {(float) point, 0.5f, (float) -point / 2})))
                                        .toArray()
                                : doubles(predictor.predict(floats(points))).toArray();
                        near(function, recorded.get(function).values(), output, 3e-6, List.of());
                        if (OVERFLOWING.contains(function)) {
                            float[] nan = new float[points.length];
                            nan[1] = Float.NaN;
                            assertThat(predictor.predict(nan)[1]).isNaN();
                        }
                    }
                }));
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @TestFactory
    Stream<DynamicTest> softmaxIsPyTorchs() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .map(type -> DynamicTest.dynamicTest(type.name(), () -> {
                    Nd4j.setDefaultDataTypes(type, type);
                    ComputationGraph graph = new ComputationGraph(compiled.configuration(
                            "Shares", NetworkSettings.defaults().withPrecision(type)));
                    graph.init();
                    Recorded shares = recorded.get("SOFTMAX");
                    for (int i = 0; i < points.length; i++) {
                        graph.getParam("low_W")
                                .assign(Nd4j.createFromArray(points[i], 0.5, -points[i] / 2)
                                        .castTo(type)
                                        .reshape(1, 3));
                        INDArray input = Nd4j.ones(type, 1, 1);
                        INDArray output = graph.feedForward(new INDArray[] {input}, true, false)
                                .get("layer");
                        INDArray gradient = graph.backpropGradient(Nd4j.createFromArray(new double[][] {{1, -2, 0}})
                                        .castTo(type))
                                .getGradientFor("low_W");
                        double[] values = Arrays.copyOfRange(shares.values(), 3 * i, 3 * i + 3);
                        double[] slopes = Arrays.copyOfRange(shares.gradients(), 3 * i, 3 * i + 3);
                        assertThat(output.toDoubleVector())
                                .as("at %s", points[i])
                                .containsExactly(values, within(1e-6));
                        assertThat(gradient.ravel().toDoubleVector())
                                .as("gradient at %s", points[i])
                                .containsExactly(slopes, within(1e-6));
                    }
                }));
    }

    private ComputationGraph graph(Network network, DataType type, boolean accelerated) {
        Nd4j.setDefaultDataTypes(type, type);
        ComputationGraphConfiguration configuration = compiled.configuration(
                network.name(), NetworkSettings.defaults().withPrecision(type));
        ComputationGraph graph =
                accelerated ? new AcceleratedGraph(configuration) : new ComputationGraph(configuration);
        graph.init();
        INDArray values = Nd4j.createFromArray(points).castTo(type);
        graph.paramTable().forEach((name, parameter) -> {
            if (name.endsWith("_b") || name.startsWith("zeros")) {
                parameter.assign(0);
            } else if (parameter.length() == points.length) {
                parameter.assign(values.reshape(parameter.shape()));
            } else {
                parameter.assign(1);
            }
        });
        return graph;
    }

    private void check(Network network, ComputationGraph graph) {
        WithoutOneDnn.compute(() -> {
            Recorded expected = recorded.get(network.function());
            DataType type = graph.getConfiguration().getDataType();
            INDArray input = network.input(type);
            near("predicted", expected.values(), graph.outputSingle(input), List.of());
            INDArray output =
                    graph.feedForward(new INDArray[] {input}, true, false).get("layer");
            near("in training", expected.values(), output, List.of());
            INDArray gradient =
                    graph.backpropGradient(Nd4j.ones(type, output.shape())).gradientForVariable().entrySet().stream()
                            .filter(entry -> !entry.getKey().endsWith("_b")
                                    && !entry.getKey().startsWith("zeros"))
                            .map(Map.Entry::getValue)
                            .filter(array -> array.length() == points.length)
                            .findFirst()
                            .orElseThrow();
            List<Double> corners = CORNERS.getOrDefault(network.function(), List.of());
            near("gradient", expected.gradients(), gradient, corners);
            return graph;
        });
    }

    private void near(String what, double[] expected, INDArray actual, List<Double> corners) {
        double tolerance = actual.dataType() == DataType.FLOAT ? 1e-6 : 1e-8;
        near(what, expected, actual.dup('c').ravel().toDoubleVector(), tolerance, corners);
    }

    private void near(String what, double[] expected, double[] actual, double tolerance, List<Double> corners) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double point = points[i / (actual.length / points.length)];
            double right = corners.contains(point) ? 1 : expected[i];
            assertThat(Math.abs(actual[i] - right))
                    .as("%s at %s: %s, got %s", what, point, right, actual[i])
                    .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(right)));
        }
    }
}
