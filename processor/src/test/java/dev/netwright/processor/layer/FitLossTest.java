package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.TrainableNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The loss that {@code fit} returns is the one that {@code evaluate} measured before the step, and both are the formula,
 * summed here by hand from the logits: for each head, tensor, weight and mask, with L2, in both precisions, accelerated or
 * not, with logits in the hundreds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FitLossTest {
    private static final int BATCH = 3;
    private static final double L2 = 0.01;

    private static final String VECTOR = """
            @Input(features = 4) FeatureVector x();
            @Dense(units = 3) FeatureVector logits();
            """;
    private static final String MAP = """
            @Input(channels = 2, height = 3, width = 2) FeatureMap x();
            @Conv2d(channels = 3, kernel = 2) FeatureMap logits();
            """;
    private static final String STEPS = """
            @Input(features = 2, steps = 5) FeatureSequence x();
            @Conv1d(channels = 3, kernel = 1) FeatureSequence logits();
            """;
    private static final String PADDED = """
            @Input(features = 2, steps = Any.ANY, nominal = 5, most = 9) FeatureSequence x();
            @Conv1d(channels = 3, kernel = 1) FeatureSequence logits();
            """;
    /** What differs while training. */
    private static final Pattern TRAINS_OTHERWISE = Pattern.compile("@(Dropout|BatchNorm)\\b.*");

    private static final Pattern HEAD =
            Pattern.compile("@(\\w+)Output(?:\\((?:weight = ([\\d.]+))?[^)]*\\))? \\w+ (\\w+)\\(");

    private final DataType before = Nd4j.dataType();
    private final Map<String, String> networks = new LinkedHashMap<>();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private CompiledNetworks compiled;

    @BeforeAll
    void compile() {
        Map.of("Vector", VECTOR, "Map", MAP, "Steps", STEPS, "Padded", PADDED).forEach((name, below) -> {
            String type = below.replaceAll("(?s).* (Feature\\w+) logits.*", "$1");
            for (String head : List.of("Softmax", "Sigmoid", "Regression")) {
                networks.put(name + head, below + "@%sOutput %s head();\n".formatted(head, type));
                networks.put(
                        name + head + "Weighted", below + "@%sOutput(weight = 0.3) %s head();\n".formatted(head, type));
            }
            networks.put(name + "All", below + """
                    @SoftmaxOutput T one(T logits);
                    @SoftmaxOutput(weight = 0.3, labelsOf = "one") T early(T logits);
                    @SigmoidOutput(weight = 2.5) T two(T logits);
                    @SigmoidOutput(weight = 0.5, labelsOf = "two") T earlyTwo(T logits);
                    @RegressionOutput(weight = 0.01) T three(T logits);
                    @Output T features(T logits);
                    """.replace("T ", type + " "));
        });
        networks.put("HeadOnTheInput", """
                @Input(features = 3) FeatureVector logits();
                @SigmoidOutput FeatureVector head();
                @Dense(units = 3) FeatureVector trained(FeatureVector logits);
                @Output FeatureVector features();
                """);
        for (Row row : LayerTableTest.allRows()) {
            if (!row.isHead()
                    && row.shape().split("x").length < 4
                    && !TRAINS_OTHERWISE.matcher(row.layer()).matches()) {
                String type = Row.type(row.shape());
                // Above a sigmoid another is an error.
                String head = row.layer().contains("SIGMOID") ? "Regression" : "Sigmoid";
                rows.put(
                        LayerTableTest.className(row),
                        AccelerationRowsTest.withWeightsBelow(row)
                                + """
                        @%sOutput T tags(T layer);
                        @RegressionOutput T values(T layer);
                        """.formatted(head).replace("T ", type + " "));
            }
        }
        Map<String, String> all = new LinkedHashMap<>(networks);
        all.putAll(rows);
        compiled = new CompiledNetworks(all);
    }

    @AfterEach
    void restore() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    @TestFactory
    Stream<DynamicTest> fitAndEvaluateGiveTheFormula() {
        return networks.keySet().stream()
                .flatMap(name -> Stream.of(DataType.FLOAT, DataType.DOUBLE)
                        .flatMap(type -> Stream.of(true, false)
                                .map(accelerated -> DynamicTest.dynamicTest(
                                        name + " " + type + (accelerated ? " accelerated" : ""),
                                        () -> check(name, type, accelerated)))));
    }

    private void check(String name, DataType type, boolean accelerated) {
        double tolerance = type == DataType.FLOAT ? 1e-5 : 1e-10;
        TrainableNetwork network = build(name, type, accelerated);
        network.graph().params().muli(200);
        int steps = name.startsWith("Padded") ? 7 : 5;
        INDArray input = Nd4j.rand(type, inputShape(name, steps));
        int[] lengths = {7, 4, 1};
        boolean padded = name.startsWith("Padded");
        INDArray logits = logits(network, input);
        double evaluated = 0;
        double fitted = 0;
        List<INDArray> labels = new ArrayList<>();
        Map<String, INDArray> byHead = new LinkedHashMap<>();
        Matcher heads = HEAD.matcher(networks.get(name));
        while (heads.find()) {
            double weight = heads.group(2) == null ? 1 : Double.parseDouble(heads.group(2));
            String shares = heads.group().contains("labelsOf")
                    ? heads.group().replaceAll(".*labelsOf = \"(\\w+)\".*", "$1")
                    : "";
            INDArray own = shares.isEmpty() ? labels(heads.group(1), type, logits.shape()) : byHead.get(shares);
            byHead.put(heads.group(3), own);
            double loss = weight * byHand(heads.group(1), own, logits, padded ? lengths : null) / BATCH;
            fitted += loss;
            if (shares.isEmpty()) {
                evaluated += loss;
                labels.add(own);
            }
        }
        INDArray[] targets = labels.toArray(INDArray[]::new);
        INDArray[] inputs = {input};
        Lengths real = padded ? Lengths.of(lengths) : Lengths.full();
        for (var weights : network.graph().paramTable().entrySet()) {
            if (!weights.getKey().endsWith("_b")) {
                INDArray w = weights.getValue().castTo(DataType.DOUBLE);
                fitted += L2 / 2 * w.mul(w).sumNumber().doubleValue();
            }
        }
        assertThat(network.evaluate(inputs, targets, real).loss())
                .as("evaluate")
                .isCloseTo(evaluated, within(tolerance * Math.max(1, evaluated)));
        // Of sequences Deeplearning4j loses the scores in a workspace that it has closed.
        boolean isSequence = inputs[0].rank() == 3;
        if (!isSequence && network.architecture().heads().size() == 1) {
            assertThat(network.graph()
                            .scoreExamples(new DataSet(input, targets[0]), false)
                            .meanNumber()
                            .doubleValue())
                    .as("Deeplearning4j's score of each example")
                    .isCloseTo(evaluated, within(tolerance * Math.max(1, evaluated)));
        }
        assertThat(network.fit(inputs, targets, real))
                .as("fit")
                .isCloseTo(fitted, within(tolerance * Math.max(1, fitted)));
    }

    private TrainableNetwork build(String name, DataType type, boolean accelerated) {
        Nd4j.setDefaultDataTypes(type, type);
        Nd4j.getRandom().setSeed(5);
        return compiled.builder(name)
                .precision(type)
                .l2(L2)
                .acceleration(accelerated)
                .build();
    }

    private static INDArray logits(TrainableNetwork network, INDArray input) {
        Map<String, INDArray> all = network.graph().feedForward(new INDArray[] {input}, false, true);
        return all.getOrDefault("logits", input).dup();
    }

    private long[] inputShape(String name, int steps) {
        String input = networks.get(name).lines().findFirst().orElseThrow();
        return input.contains("FeatureMap")
                ? new long[] {BATCH, 2, 3, 2}
                : input.contains("FeatureSequence")
                        ? new long[] {BATCH, 2, steps}
                        : new long[] {BATCH, input.contains("= 3") ? 3 : 4};
    }

    private static INDArray labels(String head, DataType type, long[] shape) {
        INDArray values = Nd4j.rand(type, shape);
        return switch (head) {
            case "Softmax" -> values.div(values.sum(true, 1).broadcast(shape));
            case "Sigmoid" -> values.gt(0.5).castTo(type);
            case "Regression" -> values;
            default -> Nd4j.zeros(type, shape);
        };
    }

    /** The sum over examples, and pixels or real steps. */
    private static double byHand(String head, INDArray labels, INDArray logits, int[] lengths) {
        long features = logits.size(1);
        INDArray x = logits.reshape(logits.size(0), features, -1);
        INDArray y = labels.reshape(logits.size(0), features, -1);
        double sum = 0;
        for (int example = 0; example < x.size(0); example++) {
            for (int place = 0; place < (lengths == null ? x.size(2) : lengths[example]); place++) {
                sum += row(head, column(y, example, place), column(x, example, place));
            }
        }
        return sum;
    }

    private static double[] column(INDArray array, int example, int place) {
        double[] column = new double[(int) array.size(1)];
        Arrays.setAll(column, feature -> array.getDouble(example, feature, place));
        return column;
    }

    private static double row(String head, double[] labels, double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double sum =
                Math.log(Arrays.stream(logits).map(x -> Math.exp(x - largest)).sum()) + largest;
        double loss = 0;
        for (int i = 0; i < logits.length; i++) {
            double x = logits[i];
            double y = labels[i];
            loss += switch (head) {
                case "Softmax" -> y * (sum - x);
                case "Sigmoid" -> Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x)));
                case "Regression" -> (x - y) * (x - y) / logits.length;
                default -> 0;
            };
        }
        return loss;
    }

    /** What a layer below does in the backward pass must not change what the loss is computed from. */
    @TestFactory
    Stream<DynamicTest> aHeadOnAnyLayer() {
        return rows.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name + " " + rows.get(name), () -> {
                    TrainableNetwork network = compiled.builder(name).build();
                    INDArray[] inputs = network.architecture().inputs().stream()
                            .map(input -> input(name, input.shape().batchOf(BATCH)))
                            .toArray(INDArray[]::new);
                    INDArray[] outputs = network.predictAll(inputs);
                    INDArray[] labels = {
                        Nd4j.rand(DataType.FLOAT, outputs[0].shape()).gt(0.5).castTo(DataType.FLOAT),
                        Nd4j.rand(DataType.FLOAT, outputs[1].shape())
                    };
                    double evaluated = network.evaluate(inputs, labels).loss();
                    assertThat(network.fit(inputs, labels)).isCloseTo(evaluated, within(1e-5 * Math.max(1, evaluated)));
                    assertThat(evaluated).isFinite();
                }));
    }

    private INDArray input(String name, long[] shape) {
        INDArray values = Tensors.pattern(DataType.FLOAT, 0.03, shape);
        return rows.get(name).contains("@Embedding") ? values.gt(0).castTo(DataType.FLOAT) : values;
    }
}
