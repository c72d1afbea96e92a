package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.ModelInput;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorOptions;
import dev.netwright.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onnx.Onnx;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every row of the layer tables, exported: ONNX Runtime gives what Deeplearning4j gives, at two batch sizes, and the
 * checker of the ONNX project accepts the file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxTableTest {
    private static final double TOLERANCE = 1e-5;
    /** Around zero, and below. */
    private static final double[] OFFSETS = {0, -1.45};

    private static final String PYTHON = "/usr/bin/python3";

    /** Networks that are no row: what is rewritten stands between layers. */
    private static final Map<String, String> NETWORKS = Map.ofEntries(
            Map.entry("OnnxHeads", LayerTableTest.HEADS),
            Map.entry("OnnxStacked", LayerTableTest.STACKED),
            Map.entry("OnnxOpenSteps", """
                @Input(features = 3, steps = Any.ANY, nominal = 9, most = 12) FeatureSequence x();
                @Conv1d(channels = 4, kernel = 3) FeatureSequence conv();
                @MaxPool1d(kernel = 2) FeatureSequence pool();
                @Dropout(0.5) FeatureSequence dropped();
                @Lstm(units = 3, bidirectional = true) FeatureSequence both();
                @LastStep FeatureVector last();
                @Output FeatureVector end();
                @GlobalAvgPool1d FeatureVector mean(FeatureSequence conv);
                @Output FeatureVector middle();
                @Output FeatureSequence all(FeatureSequence both);
            """),
            Map.entry("OnnxBranches", LayerTableTest.BRANCHES),
            Map.entry("OnnxNormalized", """
                @Input(channels = 3, height = 8, width = 9) FeatureMap x();
                @Conv2d(channels = 4, kernel = 3, bias = false) FeatureMap conv();
                @BatchNorm(activation = RELU) FeatureMap norm();
                @ConvTranspose2d(channels = 6, kernel = 3, stride = 2) FeatureMap up();
                @BatchNorm FeatureMap upNorm();
                @DepthwiseConv2d(multiplier = 2, kernel = 2) FeatureMap each();
                @BatchNorm FeatureMap eachNorm();
                @GlobalAvgPool2d FeatureVector pooled();
                @Dense(units = 5) FeatureVector dense();
                @BatchNorm(activation = TANH) FeatureVector denseNorm();
                @Dense(units = 4) FeatureVector logits();
                @RegressionOutput FeatureVector value();
                @RegressionOutput FeatureVector norms(FeatureVector denseNorm);
            """),
            Map.entry("OnnxReadTwice", """
                @Input(channels = 2, height = 5, width = 5) FeatureMap x();
                @Conv2d(channels = 2, kernel = 3, padding = 1) FeatureMap conv();
                @BatchNorm FeatureMap norm();
                @Add FeatureMap sum(FeatureMap conv, FeatureMap norm);
                @Output FeatureMap out();
                @Output FeatureMap again(FeatureMap sum);
                @Output FeatureMap input(FeatureMap x);
            """),
            Map.entry("OnnxVolumeBeside", """
                @Input(channels = 2, depth = 3, height = 4, width = 3) FeatureVolume x();
                @Conv3d(channels = 2, kernel = 2) FeatureVolume conv();
                @Output FeatureVolume seen();
                @Flatten FeatureVector flat(FeatureVolume conv);
                @RegressionOutput FeatureVector value();
            """),
            Map.entry("OnnxRoundingUp", """
                @Input(channels = 2, height = 9, width = 12) FeatureMap x();
                @MaxPool2d(kernel = 2, rounding = CEIL) FeatureMap half();
                @Output FeatureMap first(FeatureMap half);
                @MaxPool2d(kernel = 2, stride = 3, padding = 1, rounding = CEIL) FeatureMap third(FeatureMap x);
                @Output FeatureMap second();
                @MaxPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL) FeatureMap padded(FeatureMap x);
                @Output FeatureMap out();
                @MaxPool2d(kernel = 1, stride = 2, rounding = CEIL) FeatureMap points(FeatureMap x);
                @Output FeatureMap fourth();
                @MaxPool2d(kernel = 4, stride = 2, padding = 2) FeatureMap own(FeatureMap x);
                @Crop2d(top = 1, bottom = 1, left = 1, right = 1) FeatureMap cropped();
                @Output FeatureMap fifth();
            """),
            Map.entry("OnnxPadded", """
                @Input(channels = 2, height = 5, width = 6) FeatureMap x();
                @ZeroPad2d(top = 1, right = 2) FeatureMap around();
                @Conv2d(channels = 3, kernel = 3, padding = {2, 1}) FeatureMap conv();
                @ZeroPad2d(bottom = 1) FeatureMap below();
                @MaxPool2d(kernel = 2) FeatureMap pool();
                @Output FeatureMap out();
            """),
            Map.entry("OnnxZerosThenMaximum", """
                @Input(channels = 2, height = 5, width = 6) FeatureMap x();
                @ZeroPad2d(bottom = 1, right = 1) FeatureMap corner();
                @MaxPool2d(kernel = 2, stride = 1) FeatureMap pool();
                @Output FeatureMap first();
                @ZeroPad2d(top = 1) FeatureMap above(FeatureMap x);
                @MaxPool2d(kernel = 1, stride = 2) FeatureMap points();
                @Output FeatureMap second();
                @Dropout(0.5) FeatureMap dropped(FeatureMap corner);
                @Crop2d FeatureMap whole();
                @MaxPool2d(kernel = 3, padding = 1) FeatureMap padded();
                @Output FeatureMap third();
                @ZeroPad2d FeatureMap none(FeatureMap x);
                @ZeroPad2d(top = 3, bottom = 3, left = 2, right = 2) FeatureMap wide();
                @ZeroPad2d(bottom = 1) FeatureMap twice();
                @MaxPool2d(kernel = 2, stride = {3, 2}, rounding = CEIL) FeatureMap up();
                @Output FeatureMap fourth();
                @GlobalMaxPool2d FeatureVector all(FeatureMap corner);
                @Output FeatureVector fifth();
            """),
            Map.entry("OnnxZerosThenMean", """
                @Input(channels = 2, height = 5, width = 6) FeatureMap x();
                @ZeroPad2d(bottom = 2) FeatureMap below();
                @AvgPool2d(kernel = 2, stride = 3) FeatureMap wide();
                @Output FeatureMap first();
                @ZeroPad2d(top = 1, right = 2) FeatureMap around(FeatureMap x);
                @AvgPool2d(kernel = 3, stride = 2) FeatureMap plain(FeatureMap around);
                @Output FeatureMap second();
                @AvgPool2d(kernel = 4, stride = 1, padding = 1) FeatureMap counted(FeatureMap around);
                @Output FeatureMap third();
                @AvgPool2d(kernel = 3, stride = 1, padding = 1, countPadding = false) FeatureMap uncounted(FeatureMap around);
                @Output FeatureMap fourth();
                @AvgPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL) FeatureMap up(FeatureMap around);
                @Output FeatureMap fifth();
                @Conv2d(channels = 2, kernel = 2) FeatureMap conv(FeatureMap around);
                @Output FeatureMap sixth();
                @Output FeatureMap itself(FeatureMap around);
                @GlobalAvgPool2d FeatureVector all(FeatureMap around);
                @Output FeatureVector seventh();
            """),
            Map.entry("OnnxZerosOfAnySize", """
                @Input(channels = 2, height = Any.ANY, width = Any.ANY, nominal = 6, most = 9) FeatureMap x();
                @ZeroPad2d(top = 2, right = 1) FeatureMap corner();
                @MaxPool2d(kernel = 2, stride = 1) FeatureMap pool();
                @Output FeatureMap out();
            """),
            Map.entry("OnnxMeanRoundedUp", """
                @Input(channels = 2, height = 9, width = 12) FeatureMap x();
                @AvgPool2d(kernel = 2, rounding = CEIL) FeatureMap half();
                @Output FeatureMap first();
                @AvgPool2d(kernel = 2, stride = 5, rounding = CEIL, countPadding = false) FeatureMap gaps(FeatureMap x);
                @Output FeatureMap second();
                @AvgPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL) FeatureMap counted(FeatureMap x);
                @Output FeatureMap third();
                @AvgPool2d(kernel = 5, stride = 4, padding = {2, 1}, rounding = CEIL, countPadding = false) FeatureMap own(FeatureMap x);
                @Output FeatureMap fourth();
                @AvgPool2d(kernel = 3, stride = {1, 2}, padding = 1) FeatureMap close(FeatureMap x);
                @MaxPool2d(kernel = 1, stride = {3, 2}) FeatureMap thinned();
                @MaxPool2d(kernel = 1, stride = 2, rounding = CEIL) FeatureMap thinnedAgain();
                @Output FeatureMap fifth();
            """),
            Map.entry("OnnxLastOfLstm", """
                @Input(features = 3, steps = 5) FeatureSequence x();
                @Lstm(units = 4) FeatureSequence lower();
                @Lstm(units = 4) FeatureSequence upper();
                @LastStep FeatureVector last();
                @Dense(units = 2) FeatureVector logits();
                @SoftmaxOutput FeatureVector which();
                @Lstm(units = 3) FeatureSequence both(FeatureSequence lower);
                @LastStep FeatureVector lastOfBoth();
                @Output FeatureVector end();
                @Output FeatureSequence all(FeatureSequence both);
            """));

    @TempDir
    Path folder;

    private List<Row> rows;
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        rows = LayerTableTest.allRows();
        Map<String, String> networks = new LinkedHashMap<>(NETWORKS);
        rows.forEach(row -> networks.put(LayerTableTest.className(row), row.methods()));
        compiled = new CompiledNetworks(networks);
    }

    @TestFactory
    Stream<DynamicTest> rowsPredictTheSameInOnnxRuntime() {
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> check(LayerTableTest.className(row), row.kind().equals("Embedding"))));
    }

    @TestFactory
    Stream<DynamicTest> networksPredictTheSameInOnnxRuntime() {
        return NETWORKS.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name, false)));
    }

    private void check(String name, boolean readsIndices) {
        TrainableNetwork network = compiled.built(name);
        spread(network);
        Path file = export(name, network);
        try (Predictor predictor =
                Predictor.open(file, PredictorOptions.defaults().withThreads(1))) {
            for (double offset : OFFSETS) {
                for (int examples : new int[] {1, 3}) {
                    compare(network, predictor, input -> input(input, examples, offset, readsIndices));
                }
            }
        }
    }

    private static void compare(TrainableNetwork network, Predictor predictor, Function<ModelInput, INDArray> batch) {
        List<INDArray> inputs = predictor.inputs().stream().map(batch).toList();
        Map<String, Tensor> given = new LinkedHashMap<>();
        IntStream.range(0, inputs.size())
                .forEach(i -> given.put(
                        predictor.inputs().get(i).name(),
                        Tensor.of(floats(inputs.get(i)), inputs.get(i).shape())));
        List<Tensor> actual = List.copyOf(predictor.predict(given).values());
        INDArray[] expected = network.predictAll(inputs.toArray(INDArray[]::new));
        assertThat(actual).hasSameSizeAs(expected);
        for (int head = 0; head < expected.length; head++) {
            assertThat(actual.get(head).shape()).isEqualTo(expected[head].shape());
            assertThat(distance(actual.get(head).toArray(), floats(expected[head])))
                    .as("%s of %s", predictor.outputs().get(head).name(), inputs)
                    .isLessThan(TOLERANCE);
        }
    }

    @Test
    void zerosStandAroundMapsOfAnySize() {
        TrainableNetwork network = compiled.built("OnnxZerosOfAnySize");
        try (Predictor predictor = Predictor.open(export("OnnxZerosOfAnySize", network))) {
            for (int[] size : new int[][] {{6, 6}, {3, 9}, {8, 4}}) {
                compare(
                        network,
                        predictor,
                        input -> Tensors.pattern(DataType.FLOAT, OFFSETS[1], 2, 2, size[0], size[1]));
            }
        }
    }

    private Path export(String name, TrainableNetwork network) {
        Path file = folder.resolve(name + ".onnx");
        network.exportOnnx(file);
        return file;
    }

    private static INDArray input(ModelInput input, int examples, double offset, boolean isIndex) {
        INDArray values = Tensors.pattern(DataType.FLOAT, offset, input.batchOf(examples));
        return isIndex ? values.gt(0).castTo(DataType.FLOAT) : values;
    }

    /** Weights that no two are alike, and variances above 0. */
    private static void spread(TrainableNetwork network) {
        network.graph().paramTable().forEach((key, values) -> {
            INDArray pattern = Tensors.pattern(DataType.FLOAT, 0, values.shape());
            values.assign(key.endsWith("_var") ? pattern.mul(pattern).addi(0.5) : pattern.muli(0.5));
        });
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /** The largest difference, as a share of the largest value. */
    private static double distance(float[] actual, float[] expected) {
        double difference = 0;
        double largest = Float.MIN_NORMAL;
        for (int i = 0; i < expected.length; i++) {
            difference = Math.max(difference, Math.abs((double) actual[i] - expected[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return difference / largest;
    }

    /** Tools make a pool's own padding of one, which is something else. */
    @Test
    void noFileHasPads() throws IOException {
        for (String name : names()) {
            Onnx.ModelProto model = Onnx.ModelProto.parseFrom(Files.readAllBytes(export(name, compiled.built(name))));
            assertThat(model.getGraph().getNodeList())
                    .as(name)
                    .isNotEmpty()
                    .noneMatch(node -> node.getOpType().equals("Pad"));
        }
    }

    private List<String> names() {
        return Stream.concat(rows.stream().map(LayerTableTest::className), NETWORKS.keySet().stream())
                .toList();
    }

    @Test
    void theOnnxCheckerAcceptsEveryFile() throws IOException, InterruptedException {
        boolean isThere = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import onnx").start().waitFor() == 0;
        if (System.getenv("NETWRIGHT_ONNX_CHECKER") == null) {
            assumeThat(isThere).as("python3-onnx").isTrue();
        }
        Path checked = Files.createDirectory(folder.resolve("checked"));
        names().forEach(name -> compiled.built(name).exportOnnx(checked.resolve(name + ".onnx")));
        Process checker = new ProcessBuilder(PYTHON, "../parity/check_onnx.py", checked.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(checker.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(checker.waitFor()).as(said).isZero();
        assertThat(said).startsWith((rows.size() + NETWORKS.size()) + " models are valid");
    }
}
