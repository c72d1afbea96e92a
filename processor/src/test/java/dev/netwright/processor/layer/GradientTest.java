package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.NetworkSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Gradients of generated networks by Deeplearning4j's own check, in double precision: each layer stands between two that
 * train, so that what it passes back is what is checked. Local response normalisation is left out: Deeplearning4j's
 * gradient of it is known to be off.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradientTest {
    private static final int BATCH = 3;
    private static final String MAP = """
                @Input(channels = 1, height = 3, width = 3) FeatureMap x();
                @Conv2d(channels = 2, kernel = 2, activation = TANH) FeatureMap map();
            """;
    private static final String VECTOR = """
                @Input(features = 4) FeatureVector x();
                @Dense(units = 3, activation = TANH) FeatureVector logits();
            """;
    private static final String BESIDE = """
                @Input(features = 4) FeatureVector x();
                @Dense(units = 3, activation = TANH) FeatureVector trunk();
                @Dense(units = 2) FeatureVector logits(FeatureVector trunk);
                @SoftmaxOutput FeatureVector label();
                @Dense(units = 5) FeatureVector embedding(FeatureVector trunk);
                @Output FeatureVector features();
            """;

    private final Map<String, String> networks = new LinkedHashMap<>();
    private final DataType before = Nd4j.dataType();
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        between(
                "Conv",
                "@Conv2d(channels = 2, kernel = {2, 3}, padding = {1, 0}, dilation = {2, 1}, activation = TANH)");
        between("ConvCeil", "@Conv2d(channels = 2, kernel = 3, stride = 2, rounding = CEIL)");
        between("Depthwise", "@DepthwiseConv2d(multiplier = 2, kernel = {3, 2}, padding = 1, activation = TANH)");
        between("Max", "@MaxPool2d(kernel = 3, stride = 2, padding = 1)");
        between("MaxCeil", "@MaxPool2d(kernel = 3, stride = 2, rounding = CEIL)");
        between("MaxCeilPadded", "@MaxPool2d(kernel = 2, stride = 3, padding = 1, rounding = CEIL)");
        between("Avg", "@AvgPool2d(kernel = 3, stride = 2, padding = 1)");
        between("AvgUncounted", "@AvgPool2d(kernel = 3, stride = 2, padding = 1, countPadding = false)");
        between("AvgCeil", "@AvgPool2d(kernel = 3, stride = 2, rounding = CEIL)");
        between("AvgCeilPadded", "@AvgPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL)");
        between(
                "AvgCeilUncounted",
                "@AvgPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL, countPadding = false)");
        between("AvgCeilSkipping", "@AvgPool2d(kernel = 2, stride = {5, 4}, rounding = CEIL, countPadding = false)");
        between("Pad", "@ZeroPad2d(top = 1, right = 2)");
        between("Norm", "@BatchNorm(activation = TANH)");
        for (String activation : new String[] {
            "SIGMOID",
            "HARD_SIGMOID",
            "TANH",
            "ELU",
            "SELU",
            "SOFTPLUS",
            "SOFTSIGN",
            "SWISH",
            "MISH",
            "GELU",
            "LEAKY_RELU"
        }) {
            between("Activate" + activation.replace("_", ""), "@Activate(" + activation + ")");
        }
        vector("NormVector", "@BatchNorm FeatureVector layer(FeatureVector low);");
        vector("Joined", """
                @Dense(units = 3, activation = SIGMOID) FeatureVector left(FeatureVector low);
                @Multiply(activation = TANH) FeatureVector product(FeatureVector low, FeatureVector left);
                @Activate(SOFTMAX) FeatureVector shares(FeatureVector low);
                @Add(activation = TANH) FeatureVector sum(FeatureVector low, FeatureVector product, FeatureVector shares);
                @Concat FeatureVector layer(FeatureVector sum, FeatureVector left, FeatureVector shares);
                """);
        pooled("GlobalAverage", "@GlobalAvgPool2d");
        pooled("GlobalMaximum", "@GlobalMaxPool2d");
        String pixels = "@SoftmaxOutput(weight = 0.3) FeatureMap pixels(FeatureMap map);\n";
        String edges = "@SigmoidOutput(weight = 2) FeatureMap edges(FeatureMap map);\n";
        String depth = "@RegressionOutput FeatureMap depth(FeatureMap map);\n";
        networks.put("HeadPixels", MAP + pixels);
        networks.put("HeadPixelsPlain", MAP + "@SoftmaxOutput FeatureMap pixels(FeatureMap map);\n");
        networks.put("HeadEdges", MAP + edges);
        networks.put("HeadDepth", MAP + depth);
        networks.put("HeadsOfMap", MAP + pixels + edges + depth);
        String label = "@SoftmaxOutput(weight = 0.3) FeatureVector label(FeatureVector logits);\n";
        String tags = "@SigmoidOutput(weight = 0.5) FeatureVector tags(FeatureVector logits);\n";
        String values = "@RegressionOutput(weight = 0.7) FeatureVector values(FeatureVector logits);\n";
        networks.put("HeadLabel", VECTOR + label);
        networks.put("HeadTags", VECTOR + tags);
        networks.put("HeadValues", VECTOR + values);
        networks.put("HeadsOfVector", VECTOR + label + tags + values);
        networks.put("HeadsInOtherOrder", VECTOR + values + tags + label);
        networks.put(
                "HeadAboveALayer",
                VECTOR + tags + "@Dense(units = 3) FeatureVector more(FeatureVector logits);\n"
                        + "@SoftmaxOutput FeatureVector label();\n");
        networks.put(
                "HeadsOfBoth",
                MAP + depth
                        + "@Flatten FeatureVector flat(FeatureMap map);\n@Dense(units = 3) FeatureVector logits();\n"
                        + label + tags);
        networks.put("Beside", BESIDE);
        compiled = new CompiledNetworks(networks);
    }

    @AfterAll
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    private void between(String name, String layer) {
        pooled(name, layer + " FeatureMap layer();\n    @Flatten");
    }

    private void pooled(String name, String layer) {
        networks.put(name, """
                @Input(channels = 2, height = 6, width = 6) FeatureMap x();
                @Conv2d(channels = 2, kernel = 1) FeatureMap low();
                %s FeatureVector flat();
                @Dense(units = 3) FeatureVector logits();
                @SoftmaxOutput FeatureVector label();
                """.formatted(layer));
    }

    private void vector(String name, String layer) {
        networks.put(name, """
                @Input(features = 4) FeatureVector x();
                @Dense(units = 3) FeatureVector low();
                %s
                @Dense(units = 3) FeatureVector logits();
                @SoftmaxOutput FeatureVector label();
                """.formatted(layer));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRight() {
        return networks.keySet().stream()
                .filter(name -> !name.equals("Beside"))
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private ComputationGraph graph(String name) {
        NetworkSettings settings =
                NetworkSettings.defaults().withPrecision(DataType.DOUBLE).withUpdater(new NoOp());
        ComputationGraph graph = new ComputationGraph(compiled.configuration(name, settings));
        graph.init();
        return graph;
    }

    private void check(String name) {
        ComputationGraph graph = graph(name);
        INDArray[] inputs = {input(name)};
        INDArray[] shapes = graph.output(inputs);
        INDArray[] labels = new INDArray[shapes.length];
        for (int head = 0; head < shapes.length; head++) {
            labels[head] = labels(graph.getConfiguration().getNetworkOutputs().get(head), shapes[head].shape());
        }
        assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                        .net(graph)
                        .inputs(inputs)
                        .labels(labels)
                        .epsilon(1e-6)
                        .maxRelError(1e-4)
                        .minAbsoluteError(1e-9)
                        .excludeParams(java.util.Set.of("layer_mean", "layer_var", "layer/norm_mean", "layer/norm_var"))
                        .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
                .as("gradients of %s", networks.get(name))
                .isTrue();
    }

    private INDArray input(String name) {
        return networks.get(name).contains("features = 4")
                ? Tensors.pattern(DataType.DOUBLE, 0.03, BATCH, 4)
                : networks.get(name).startsWith(MAP)
                        ? Tensors.pattern(DataType.DOUBLE, 0.03, BATCH, 1, 3, 3)
                        : irregular(BATCH, 2, 6, 6);
    }

    /** All different, so that no maximum is a tie. */
    private static INDArray irregular(long... shape) {
        INDArray values = Tensors.pattern(DataType.DOUBLE, 0.03, shape);
        INDArray steps = Nd4j.arange(values.length()).castTo(DataType.DOUBLE).reshape('c', shape);
        return values.addi(steps.muli(1e-3));
    }

    /** One-hot over the channels for softmax, zeros and ones for sigmoid, numbers for a regression. */
    private static INDArray labels(String head, long[] shape) {
        INDArray pattern = Tensors.pattern(DataType.DOUBLE, 0, shape);
        return switch (head) {
            case "label", "pixels" -> {
                INDArray largest = pattern.max(true, 1);
                yield pattern.sub(largest.broadcast(shape)).gte(0).castTo(DataType.DOUBLE);
            }
            case "edges", "tags" -> pattern.gt(0).castTo(DataType.DOUBLE);
            default -> pattern;
        };
    }

    @Test
    void aPlainOutputTrainsNothing() {
        ComputationGraph graph = graph("Beside");
        INDArray x = Tensors.pattern(DataType.DOUBLE, 0, BATCH, 4);
        Gradient first = gradient(graph, x, Nd4j.zeros(DataType.DOUBLE, BATCH, 5));
        double score = graph.score();
        INDArray trunk = first.getGradientFor("trunk_W").dup();
        assertThat(trunk.norm2Number().doubleValue()).isGreaterThan(1e-3);
        assertThat(first.getGradientFor("embedding_W").norm1Number().doubleValue())
                .isZero();
        assertThat(first.getGradientFor("embedding_b").norm1Number().doubleValue())
                .isZero();

        Gradient second = gradient(graph, x, Tensors.pattern(DataType.DOUBLE, 100, BATCH, 5));
        assertThat(graph.score()).as("the loss with other labels for it").isEqualTo(score);
        assertThat(second.getGradientFor("trunk_W")).isEqualTo(trunk);
    }

    private static Gradient gradient(ComputationGraph graph, INDArray x, INDArray features) {
        graph.setInputs(x);
        graph.setLabels(labels("label", new long[] {BATCH, 2}), features);
        graph.computeGradientAndScore();
        return graph.gradient();
    }
}
