package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.acceleration.WithoutOneDnn;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Every layer, each member off its default, against the real Deeplearning4j: the type it infers for the generated
 * configuration, the parameters it allocates, the shape of a forward pass. All rows are one compile.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayerTableTest {
    private static final int BATCH = 2;
    static final String HEADS = """
                @Input(features = 4) FeatureVector x();
                @Dense(units = 3) FeatureVector logits();
                @SoftmaxOutput FeatureVector label(FeatureVector logits);
                @SoftmaxOutput(weight = 0.3, labelsOf = "label") FeatureVector early(FeatureVector logits);
                @SigmoidOutput FeatureVector tag(FeatureVector logits);
                @SigmoidOutput(weight = 0.3, labelsOf = "tag") FeatureVector earlyTag(FeatureVector logits);
                @RegressionOutput FeatureVector value(FeatureVector logits);
                @RegressionOutput(weight = 0.3, labelsOf = "value") FeatureVector earlyValue(FeatureVector logits);
                @Output FeatureVector features(FeatureVector logits);
            """;

    static final String STACKED = """
                @Input(features = 4) FeatureVector x();
                @Input(features = 4) FeatureVector y();
                @Stack FeatureVector both(FeatureVector x, FeatureVector y);
                @Dense(units = 3) FeatureVector shared();
                @Unstack(0) FeatureVector first(FeatureVector shared);
                @Unstack(1) FeatureVector second(FeatureVector shared);
                @L2Distance FeatureVector distance(FeatureVector first, FeatureVector second);
                @RegressionOutput FeatureVector value();
            """;
    static final String BRANCHES = """
                @Input(channels = 2, height = 3, width = 3) FeatureMap x();
                @Conv2d(channels = 2, kernel = 1) FeatureMap conv();
                @Dropout(0.5) FeatureMap dropped();
                @Activate(TANH) FeatureMap activated(FeatureMap dropped);
                @Flatten FeatureVector flat(FeatureMap conv);
                @Activate(SIGMOID) FeatureVector squashed(FeatureVector flat);
                @Flatten FeatureVector flatActivated(FeatureMap activated);
                @Flatten FeatureVector again(FeatureMap conv);
                @Concat FeatureVector all(FeatureVector squashed, FeatureVector flatActivated, FeatureVector again);
                @Output FeatureVector out();
                @Conv2d(channels = 2, kernel = 1) FeatureMap own(FeatureMap x);
                @Activate(TANH) FeatureMap ownActivated();
                @Output FeatureMap ownOut();
            """;

    /** As {@link Row#emitted} is written. */
    private static final Pattern VERTEX =
            Pattern.compile("((?<part>\\w+)?(\\((?<reads>[^)]*)\\))? = )?(?<code>new .*)");

    /** Volumes: what Deeplearning4j infers where the stride across is not the stride down. */
    private static final Map<String, String> WIDTH_BY_THE_STRIDE_OF_THE_HEIGHT =
            Map.of("conv3dAll", "2x5x3x4", "max3dAll", "2x3x3x7");

    private List<Row> rows;
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        rows = allRows();
        Map<String, String> networks = new LinkedHashMap<>();
        rows.forEach(row -> networks.put(className(row), row.methods()));
        networks.put("SeveralHeads", HEADS);
        networks.put("Stacked", STACKED);
        networks.put("Branches", BRANCHES);
        compiled = new CompiledNetworks(networks);
    }

    /** The rows of every table. */
    static List<Row> allRows() {
        return Stream.of(
                        WindowRows.convolutions(),
                        WindowRows.depthwise(),
                        WindowRows.maximumPools(),
                        WindowRows.averagePools(),
                        PointRows.all(),
                        ConvolutionRows.all(),
                        SequenceRows.all(),
                        VolumeRows.all())
                .flatMap(List::stream)
                .toList();
    }

    static String className(Row row) {
        return "R" + row.name();
    }

    @TestFactory
    Stream<DynamicTest> rowsAgreeWithDeeplearning4j() {
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }

    private void check(Row row) {
        String name = className(row);
        assertThat(compiled.number(name, "PARAMETERS")).as("parameters").isEqualTo(row.params());
        assertThat(compiled.number(name, "TOTAL_PARAMETERS")).isEqualTo(row.params() + row.statistics());
        assertThat(compiled.number(name, "MULTIPLY_ADDS")).as("multiply-adds").isEqualTo(row.macs());
        assertThat(statements(compiled.source(name), "LAYER")).as("emitted").isEqualTo(expected(row));

        ComputationGraphConfiguration configuration = compiled.configuration(name, NetworkSettings.defaults());
        // Its type of a SubsetVertex has sizes below 1, and inference would write those into the layers that follow.
        if (row.emitted().stream().noneMatch(code -> code.contains("SubsetVertex"))) {
            Map<String, InputType> types = configuration.getLayerActivationTypes(
                    row.inputs().stream().map(shape -> type(row, shape)).toArray(InputType[]::new));
            assertThat(Tensors.text(types.get("layer")))
                    .as("Deeplearning4j's shape")
                    .isEqualTo(inferred(row));
        }

        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        assertThat(graph.numParams()).as("Deeplearning4j's parameters").isEqualTo(row.params() + row.statistics());
        INDArray[] inputs = row.inputs().stream()
                .map(shape -> input(row, Tensors.batch(shape, BATCH)))
                .toArray(INDArray[]::new);
        INDArray[] before = Stream.of(inputs).map(INDArray::dup).toArray(INDArray[]::new);
        WithoutOneDnn.compute(() -> graph.output(inputs));
        assertThat(inputs).as("what it reads, which others may read too").isEqualTo(before);
        assertThat(WithoutOneDnn.compute(() -> graph.feedForward(inputs, false))
                        .get("layer")
                        .shape())
                .as("the shape of a forward pass")
                .isEqualTo(Tensors.batch(row.shape(), BATCH));
        assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
                .as("the configuration through JSON")
                .isEqualTo(configuration);
    }

    static INDArray input(Row row, long[] shape) {
        INDArray values = Tensors.pattern(DataType.FLOAT, 0, shape);
        return row.kind().equals("Embedding") ? values.gt(0).castTo(DataType.FLOAT) : values;
    }

    /** What Deeplearning4j wants to be told: of indices, how many there are, which it writes into the embedding. */
    private static InputType type(Row row, String shape) {
        return Tensors.type(
                row.kind().equals("Embedding") ? row.layer().replaceAll(".*vocabulary = (\\d+).*", "$1x5") : shape);
    }

    /** The shape as Deeplearning4j infers it, which in some cases is wrong though its forward pass is right. */
    private static String inferred(Row row) {
        if (row.emitted().get(row.emitted().size() - 1).startsWith("new LossLayer.")) {
            return "0";
        }
        if (row.kind().matches("Global\\w+1d")) {
            return row.inputs().get(0);
        }
        if (WIDTH_BY_THE_STRIDE_OF_THE_HEIGHT.containsKey(row.name())) {
            return WIDTH_BY_THE_STRIDE_OF_THE_HEIGHT.get(row.name());
        }
        return row.layer().contains("bidirectional") ? row.shape().replaceAll("x.*", "x-1") : row.shape();
    }

    private static List<String> expected(Row row) {
        List<String> statements = new ArrayList<>();
        String reads = IntStream.range(0, row.inputs().size())
                .mapToObj(index -> "Layer.X" + index + ".id()")
                .collect(Collectors.joining(", "));
        for (String code : row.emitted()) {
            Matcher vertex = VERTEX.matcher(code);
            assertThat(vertex.matches()).as(code).isTrue();
            String expression = vertex.group("code");
            String method = expression.contains("Vertex(") ? "addVertex" : "addLayer";
            String named = part(vertex.group("part") == null ? "" : vertex.group("part"));
            reads = vertex.group("reads") == null
                    ? reads
                    : Arrays.stream(vertex.group("reads").split(", "))
                            .map(LayerTableTest::part)
                            .collect(Collectors.joining(", "));
            statements.add("graph.%s(%s, %s, %s)".formatted(method, named, expression, reads));
            reads = named;
        }
        return statements;
    }

    /** {@code x0} is an input, anything else a part of the layer. */
    private static String part(String name) {
        if (name.matches("x\\d")) {
            return "Layer." + name.toUpperCase(java.util.Locale.ROOT) + ".id()";
        }
        return "Layer.LAYER.id()" + (name.isEmpty() ? "" : " + \"/" + name + "\"");
    }

    /** The statements that add the layer {@code constant} or what was put before it. */
    private static List<String> statements(String source, String constant) {
        return Arrays.stream(source.split(";"))
                .map(statement -> statement.replaceAll("\\s+", " ").trim())
                .filter(statement -> statement.matches("graph\\.add\\w+\\(Layer\\." + constant + "\\.id\\(\\).*"))
                .toList();
    }

    @Test
    void everyKindHasRows() {
        Set<String> kinds =
                rows.stream().map(row -> "dev.netwright.dsl." + row.kind()).collect(Collectors.toSet());
        kinds.addAll(Set.of("dev.netwright.dsl.Stack", "dev.netwright.dsl.Unstack"));
        assertThat(LayerKinds.shipped().all()).hasSizeGreaterThan(15);
        assertThat(kinds)
                .isEqualTo(LayerKinds.shipped().all().stream()
                        .map(LayerKind::annotation)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyMemberIsSetSomewhere() throws ClassNotFoundException {
        Set<String> missing = new TreeSet<>();
        for (LayerKind kind : LayerKinds.shipped().all()) {
            Class<?> annotation = Class.forName(kind.annotation());
            String uses = Stream.concat(rows.stream().map(Row::layer), (HEADS + STACKED).lines())
                    .filter(text -> text.contains("@" + annotation.getSimpleName() + "("))
                    .collect(Collectors.joining("\n"));
            for (Method member : annotation.getDeclaredMethods()) {
                boolean isSet = member.getName().equals("value")
                        ? !uses.isEmpty()
                        : Pattern.compile("\\b" + member.getName() + " = ")
                                .matcher(uses)
                                .find();
                if (!isSet) {
                    missing.add(annotation.getSimpleName() + "." + member.getName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Each {@code .method(} that a layer's source may write stands in generated code that javac accepted. */
    @Test
    void everyEmittedCallIsCompiled() throws java.io.IOException {
        Set<String> written = new TreeSet<>();
        Path sources = Path.of("src", "main", "java", "dev", "netwright", "processor", "layer");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Matcher literals = Pattern.compile("\"([^\"\\\\]|\\\\.)*\"").matcher(Files.readString(file));
                while (literals.find()) {
                    Matcher calls = Pattern.compile("\\.([a-z]\\w+)\\(").matcher(literals.group());
                    while (calls.find()) {
                        written.add("." + calls.group(1) + "(");
                    }
                }
            }
        }
        assertThat(written).contains(".nIn(", ".kernelSize(", ".useLogStd(");
        String generated = compiled.sources();
        assertThat(written).allSatisfy(call -> assertThat(generated).contains(call));
    }

    @Test
    void weightsAndSharedLabelsOfSeveralHeads() {
        String source = compiled.source("SeveralHeads");
        assertThat(statements(source, "EARLY"))
                .containsExactly("graph.addLayer(Layer.EARLY.id(), new LossLayer.Builder().lossFunction("
                        + "new SoftmaxCrossEntropy(0.3)).activation(Activation.SOFTMAX).build(), Layer.LOGITS.id())");
        assertThat(statements(source, "FEATURES"))
                .as("a plain output beside heads that train")
                .containsExactly("graph.addLayer(Layer.FEATURES.id(), new LossLayer.Builder().lossFunction("
                        + "new NoLoss()).activation(Activation.IDENTITY).build(), Layer.LOGITS.id())");
        ComputationGraphConfiguration configuration =
                compiled.configuration("SeveralHeads", NetworkSettings.defaults());
        assertThat(configuration.getNetworkOutputs())
                .containsExactly("label", "early", "tag", "earlyTag", "value", "earlyValue", "features");
    }

    @Test
    void batchesAreStackedAndTakenApart() {
        assertThat(statements(compiled.source("Stacked"), "BOTH"))
                .containsExactly("graph.addVertex(Layer.BOTH.id(), new StackVertex(), Layer.X.id(), Layer.Y.id())");
        assertThat(statements(compiled.source("Stacked"), "SECOND"))
                .containsExactly("graph.addVertex(Layer.SECOND.id(), new UnstackVertex(1, 2), Layer.SHARED.id())");
        ComputationGraph graph = new ComputationGraph(compiled.configuration("Stacked", NetworkSettings.defaults()));
        graph.init();
        assertThat(graph.numParams()).as("one dense layer for both").isEqualTo(15);
        INDArray x = Tensors.pattern(DataType.FLOAT, 0, BATCH, 4);
        INDArray y = Tensors.pattern(DataType.FLOAT, 0.7, BATCH, 4);
        INDArray weights = graph.getParam("shared_W");
        INDArray expected = x.sub(y).mmul(weights).norm2(1);
        assertThat(graph.outputSingle(x, y).distance2(expected.reshape(BATCH, 1)))
                .isLessThan(1e-4);
    }

    /** When predicting, Deeplearning4j's ActivationLayer overwrites what it reads: others must not notice. */
    @Test
    void anActivationLeavesAloneWhatOthersRead() {
        assertThat(statements(compiled.source("Branches"), "OWN_ACTIVATED"))
                .as("no copy where nothing else reads it")
                .hasSize(1);
        ComputationGraph graph = new ComputationGraph(compiled.configuration("Branches", NetworkSettings.defaults()));
        graph.init();
        INDArray input = Tensors.pattern(DataType.FLOAT, 0, BATCH, 2, 3, 3);
        INDArray conv = graph.feedForward(input, false).get("conv").dup('c').reshape('c', BATCH, 18);
        INDArray all = graph.output(input)[0];
        assertThat(all.get(NDArrayIndex.all(), NDArrayIndex.interval(36, 54)).distance2(before(graph, input)))
                .as("the convolution itself")
                .isLessThan(1e-5);
        assertThat(all.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 18))
                        .distance2(Transforms.sigmoid(before(graph, input))))
                .isLessThan(1e-5);
        assertThat(conv.distance2(before(graph, input))).isLessThan(1e-5);
    }

    /** The convolution of {@link #BRANCHES} by hand. */
    private static INDArray before(ComputationGraph graph, INDArray input) {
        INDArray weights = graph.getParam("conv_W").reshape('c', 2, 2);
        INDArray pixels = input.permute(0, 2, 3, 1).dup('c').reshape('c', BATCH * 9, 2);
        INDArray output = pixels.mmul(weights.transpose()).reshape('c', BATCH, 3, 3, 2);
        return output.permute(0, 3, 1, 2).dup('c').reshape('c', BATCH, 18);
    }

    @Test
    void rowNamesAreDifferent() {
        assertThat(new HashSet<>(rows.stream()
                        .map(row -> row.name().toLowerCase(java.util.Locale.ROOT))
                        .toList()))
                .hasSameSizeAs(rows);
    }
}
