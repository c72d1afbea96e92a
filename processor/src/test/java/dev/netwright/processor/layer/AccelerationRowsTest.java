package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.acceleration.AcceleratedGraph;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Every row of the layer tables between two layers that train: accelerated, it predicts and learns what Deeplearning4j's
 * own graph does without oneDNN. Layers that have no accelerator are rows as well, since the native library brings oneDNN
 * into their operations.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccelerationRowsTest {
    private static final int[] BATCHES = {1, 4};
    /** Deeplearning4j cannot go backwards through the normalisation of a single vector. */
    private static final Pattern OTHER_GRADIENT = Pattern.compile("(?i)dropout|@LocalResponseNorm");

    private static final Pattern NORMALISES_VECTORS = Pattern.compile("@BatchNorm.*FeatureVector layer");

    private static final Map<String, String> NETWORKS = Map.of(
            "FastHeads",
            LayerTableTest.HEADS,
            "FastStacked",
            LayerTableTest.STACKED,
            "FastBranches",
            LayerTableTest.BRANCHES
                    .replaceFirst("@Output (FeatureVector) out", "@RegressionOutput $1 out")
                    .replaceFirst("@Output (FeatureMap) ownOut", "@RegressionOutput $1 ownOut"));

    private final DataType before = Nd4j.dataType();
    private final Map<String, String> sources = new LinkedHashMap<>(NETWORKS);
    private List<Row> rows;
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        rows = LayerTableTest.allRows();
        rows.forEach(row -> sources.put(LayerTableTest.className(row), methods(row)));
        compiled = new CompiledNetworks(sources);
    }

    @AfterEach
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    @TestFactory
    Stream<DynamicTest> rowsAgreeWithDeeplearning4j() {
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> agrees(LayerTableTest.className(row), row.kind().equals("Embedding"))));
    }

    @TestFactory
    Stream<DynamicTest> networksAgreeWithDeeplearning4j() {
        return NETWORKS.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> agrees(name, false)));
    }

    /** What is compared would otherwise be Deeplearning4j with itself. The configuration is the same. */
    @Test
    void manyRowsAreAcceleratedAndNoConfigurationTells() {
        long accelerated = rows.stream()
                .filter(row -> {
                    String name = LayerTableTest.className(row);
                    ComputationGraph plain =
                            new ComputationGraph(compiled.configuration(name, NetworkSettings.defaults()));
                    plain.init();
                    AcceleratedGraph graph =
                            new AcceleratedGraph(compiled.configuration(name, NetworkSettings.defaults()));
                    graph.init();
                    assertThat(graph.getConfiguration().toJson())
                            .as(row.toString())
                            .isEqualTo(plain.getConfiguration().toJson())
                            .doesNotContain("acceleration");
                    return graph.engine().uses().stream().anyMatch(use -> use.on() > 0);
                })
                .count();
        assertThat(accelerated).isGreaterThan(rows.size() * 3L / 4);
    }

    private void agrees(String network, boolean indices) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            Nd4j.setDefaultDataTypes(type, type);
            for (int batch : BATCHES) {
                if (batch > 1
                        || !NORMALISES_VECTORS.matcher(sources.get(network)).find()) {
                    agrees(network, type, batch, indices);
                }
            }
        }
    }

    private void agrees(String network, DataType type, int batch, boolean indices) {
        double tolerance = type == DataType.FLOAT ? 1e-5 : 1e-10;
        NetworkSettings settings =
                NetworkSettings.defaults().withPrecision(type).withUpdater(new Adam(0.01, 0.9, 0.99, 1e-2));
        ComputationGraph plain = new ComputationGraph(compiled.configuration(network, settings));
        plain.init();
        AcceleratedGraph fast = new AcceleratedGraph(compiled.configuration(network, settings));
        fast.init(plain.params().dup(), false);
        Nd4j.getRandom().setSeed(11);
        INDArray[] inputs = inputs(plain.getConfiguration(), sources.get(network), type, batch, indices);

        INDArray[] expected = predict(plain, inputs);
        agree("prediction", expected, fast.output(copies(inputs)), tolerance);
        if (sources.get(network).contains("@Output ") && !NETWORKS.containsKey(network)) {
            return; // hands out features, and learns nothing
        }
        INDArray[] labels = Arrays.stream(expected)
                .map(output -> oneHot(type, output.shape()))
                .toArray(INDArray[]::new);
        Nd4j.getRandom().setSeed(12);
        WithoutOneDnn.compute(() -> {
            plain.fit(copies(inputs), copies(labels));
            return plain;
        });
        Nd4j.getRandom().setSeed(12);
        fast.fit(copies(inputs), copies(labels));
        // A program draws other masks, and Deeplearning4j's gradient of local response normalisation is wrong.
        if (type == DataType.FLOAT
                && OTHER_GRADIENT.matcher(sources.get(network)).find()) {
            return;
        }
        agree("gradient", plain.getFlattenedGradients(), fast.getFlattenedGradients(), tolerance);
        agree("weights", plain.params(), fast.params(), tolerance);
        agree("prediction after a step", predict(plain, inputs), fast.output(copies(inputs)), 10 * tolerance);
    }

    private static INDArray[] predict(ComputationGraph plain, INDArray[] inputs) {
        return WithoutOneDnn.compute(() -> plain.output(copies(inputs)));
    }

    private static void agree(String what, INDArray[] expected, INDArray[] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            agree(what + " " + i, expected[i], actual[i], tolerance);
        }
    }

    /** The largest difference, relative to the largest number. */
    private static void agree(String what, INDArray expected, INDArray actual, double tolerance) {
        if (expected == null || expected.isEmpty()) {
            assertThat(actual == null || actual.isEmpty()).as(what).isTrue();
            return;
        }
        double scale = Math.max(1e-6, expected.amaxNumber().doubleValue());
        assertThat(expected.sub(actual).amaxNumber().doubleValue() / scale)
                .as(what)
                .isLessThan(tolerance);
    }

    private static INDArray[] copies(INDArray[] arrays) {
        return Arrays.stream(arrays).map(INDArray::dup).toArray(INDArray[]::new);
    }

    /** One for each {@code @Input} of the source, in declared order. */
    private static INDArray[] inputs(
            ComputationGraphConfiguration configuration, String source, DataType type, int batch, boolean indices) {
        List<INDArray> inputs = source.lines()
                .filter(line -> line.contains("@Input("))
                .map(line -> line.replaceAll("^.*@Input\\((.*)\\) Feature.*$", "$1")
                        .replaceAll("\\w+ = (\\d+)", "$1")
                        .replace(", ", "x"))
                .map(shape -> random(type, Tensors.batch(shape, batch), indices))
                .toList();
        assertThat(inputs).hasSameSizeAs(configuration.getNetworkInputs());
        return inputs.toArray(INDArray[]::new);
    }

    private static INDArray random(DataType type, long[] shape, boolean indices) {
        INDArray values = Nd4j.randn(type, shape);
        return indices ? values.gt(0).castTo(type) : values;
    }

    /** Ones along dimension 1, at places that differ. */
    private static INDArray oneHot(DataType type, long[] shape) {
        INDArray values = Nd4j.randn(type, shape);
        return values.sub(values.max(true, 1).broadcast(shape)).gte(0).castTo(type);
    }

    /** The row's layer with a layer of weights below each of its inputs, and a head above it. */
    private static String methods(Row row) {
        return row.isHead() ? withWeightsBelow(row) : withWeightsBelow(row) + above(row.shape());
    }

    /** The row's layer with a layer of weights below each of its inputs. */
    static String withWeightsBelow(Row row) {
        StringBuilder text = new StringBuilder();
        boolean indices = row.kind().equals("Embedding");
        for (int index = 0; index < row.inputs().size(); index++) {
            String shape = row.inputs().get(index);
            text.append(Row.input(shape, "x" + index));
            if (!indices) {
                text.append("    %s %s low%d(%s x%d);\n"
                        .formatted(weights(shape), Row.type(shape), index, Row.type(shape), index));
            }
        }
        String reads = IntStream.range(0, row.inputs().size())
                .mapToObj(index -> Row.type(row.inputs().get(index)) + (indices ? " x" : " low") + index)
                .collect(Collectors.joining(", "));
        text.append("    %s %s layer(%s);\n".formatted(row.layer(), Row.type(row.shape()), reads));
        return text.toString();
    }

    private static String weights(String shape) {
        String size = shape.replaceAll("x.*", "");
        return switch (Row.type(shape)) {
            case "FeatureVector" -> "@Dense(units = " + size + ")";
            case "FeatureSequence" -> "@Conv1d(channels = " + size + ", kernel = 1)";
            case "FeatureMap" -> "@Conv2d(channels = " + size + ", kernel = 1)";
            default -> "@Conv3d(channels = " + size + ", kernel = 1)";
        };
    }

    private static String above(String shape) {
        String head = """
                    @Dense(units = 3) FeatureVector logits();
                    @SoftmaxOutput FeatureVector label();
                """;
        return switch (Row.type(shape)) {
            case "FeatureVector" -> head;
            case "FeatureSequence" -> "    @GlobalAvgPool1d FeatureVector flat();\n" + head;
            default -> "    @Flatten FeatureVector flat();\n" + head;
        };
    }
}
