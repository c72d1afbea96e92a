package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TrainableNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A batch of sequences that are padded at the end gives what each gives alone, at its own length: outputs, loss, measured
 * loss and accuracy, and the mean of the updates. The padding holds no numbers at all, so that none of it can have been read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaddedSequencesTest {
    private static final String HEADER =
            "import static dev.netwright.dsl.Any.ANY; @Network public interface %s {%n%s%n}";
    private static final String VALUES =
            "@Input(features = 2, steps = ANY, nominal = 7, most = 12) FeatureSequence x();\n";
    private static final String WORDS = """
            @Input(features = 1, steps = ANY, nominal = 7, most = 12) FeatureSequence words();
            @Embedding(vocabulary = 6, units = 3) FeatureSequence vectors();
            """;
    private static final String CLASSES = """
            @Dense(units = 3) FeatureVector logits();
            @SoftmaxOutput FeatureVector label();
            """;
    private static final String EACH_STEP = """
            @Conv1d(channels = 3, kernel = 1) FeatureSequence logits();
            @SoftmaxOutput(weight = 0.7) FeatureSequence label();
            """;

    private final Map<String, String> networks = new LinkedHashMap<>();
    private Sources.Result compiled;

    @BeforeAll
    void compile() {
        add("Last", VALUES + "@Lstm(units = 3) FeatureSequence read(); @LastStep FeatureVector last();" + CLASSES);
        add(
                "Both",
                VALUES + "@Lstm(units = 3, bidirectional = true) FeatureSequence read();"
                        + " @LastStep FeatureVector last();" + CLASSES);
        add(
                "Deep",
                WORDS + "@Lstm(units = 2, bidirectional = true) FeatureSequence low();"
                        + " @Lstm(units = 2) FeatureSequence mid();"
                        + " @Lstm(units = 2, bidirectional = true) FeatureSequence high();"
                        + " @LastStep FeatureVector last();" + CLASSES);
        add(
                "Windows",
                VALUES + "@Conv1d(channels = 3, kernel = 3, padding = 1, activation = TANH) FeatureSequence same();"
                        + " @Conv1d(channels = 3, kernel = 3, stride = 2, padding = 2, dilation = 2) FeatureSequence wide();"
                        + " @MaxPool1d(kernel = 2, stride = 1) FeatureSequence pool();"
                        + " @Lstm(units = 2, bidirectional = true) FeatureSequence read();"
                        + " @LastStep FeatureVector last();" + CLASSES);
        add(
                "Overhang",
                VALUES + "@Conv1d(channels = 2, kernel = 2, stride = 3, padding = 4) FeatureSequence over();"
                        + " @MaxPool1d(kernel = 2) FeatureSequence pool();"
                        + " @GlobalMaxPool1d FeatureVector most();" + CLASSES);
        add(
                "Pools",
                VALUES + "@Conv1d(channels = 3, kernel = 2) FeatureSequence conv();"
                        + " @GlobalMaxPool1d FeatureVector most(FeatureSequence conv);"
                        + " @GlobalAvgPool1d FeatureVector mean(FeatureSequence conv);"
                        + " @Concat FeatureVector both(FeatureVector most, FeatureVector mean);" + CLASSES);
        add(
                "Steps",
                WORDS + "@Lstm(units = 3, bidirectional = true) FeatureSequence read();"
                        + " @Output FeatureSequence code(FeatureSequence read);"
                        + " @Conv1d(channels = 3, kernel = 1) FeatureSequence logits(FeatureSequence read);"
                        + " @SoftmaxOutput(weight = 0.7) FeatureSequence label();");
        add(
                "Shorter",
                VALUES + "@Conv1d(channels = 3, kernel = 3, stride = 2, activation = RELU) FeatureSequence conv();"
                        + " @Dropout(0) FeatureSequence drop();" + EACH_STEP);
        add("Tagged", WORDS + """
                        @Input(features = 2, steps = ANY, nominal = 7, most = 12) FeatureSequence tags();
                        @Lstm(units = 3) FeatureSequence read(FeatureSequence vectors);
                        @Conv1d(channels = 3, kernel = 1) FeatureSequence sorts(FeatureSequence tags);
                        @Multiply FeatureSequence product(FeatureSequence read, FeatureSequence sorts);
                        @Add(activation = TANH) FeatureSequence sum(FeatureSequence product, FeatureSequence sorts);
                        @Activate(SIGMOID) FeatureSequence gate(FeatureSequence sum);
                        @LeakyRelu(slope = 0.2) FeatureSequence leaky(FeatureSequence read);
                        @Concat FeatureSequence joined(FeatureSequence gate, FeatureSequence leaky, FeatureSequence sum);
                        @Conv1d(channels = 2, kernel = 3, padding = 1) FeatureSequence around();
                        @RegressionOutput FeatureSequence label();
                        """);
        add("Siamese", """
                        @Input(features = 2, steps = ANY, nominal = 7, most = 12) FeatureSequence left();
                        @Input(features = 2, steps = ANY, nominal = 7, most = 12) FeatureSequence right();
                        @Stack FeatureSequence stacked(FeatureSequence left, FeatureSequence right);
                        @Conv1d(channels = 2, kernel = 3, stride = 2, padding = 1) FeatureSequence conv();
                        @Lstm(units = 3, bidirectional = true) FeatureSequence read();
                        @Unstack(1) FeatureSequence second(FeatureSequence read);
                        @GlobalAvgPool1d FeatureVector mean(FeatureSequence second);
                        @RegressionOutput FeatureVector length(FeatureVector mean);
                        @LastStep FeatureVector last(FeatureSequence read);
                        @Unstack(0) FeatureVector a(FeatureVector last);
                        @Unstack(1) FeatureVector b(FeatureVector last);
                        @Multiply FeatureVector near(FeatureVector a, FeatureVector b);
                        @Dense(units = 1) FeatureVector logit(FeatureVector near);
                        @SigmoidOutput FeatureVector same(FeatureVector logit);
                        """);
        add("Mixed", """
                        @Input(features = 2, steps = ANY, nominal = 7, most = 12) FeatureSequence x();
                        @Input(features = 3) FeatureVector given();
                        @Input(channels = 1, height = 4, width = 4) FeatureMap photo();
                        @Input(features = 2, steps = 5) FeatureSequence fixed();
                        @Lstm(units = 2, bidirectional = true) FeatureSequence read(FeatureSequence x);
                        @LastStep FeatureVector last(FeatureSequence read);
                        @Lstm(units = 2) FeatureSequence readFixed(FeatureSequence fixed);
                        @LastStep FeatureVector lastFixed(FeatureSequence readFixed);
                        @Conv2d(channels = 2, kernel = 3) FeatureMap conv(FeatureMap photo);
                        @MaxPool2d(kernel = 2) FeatureMap pool();
                        @Flatten FeatureVector flat();
                        @Concat FeatureVector all(FeatureVector last, FeatureVector given, FeatureVector flat, FeatureVector lastFixed);
                        """ + CLASSES);
        compiled = Sources.declaring(networks.values().toArray(String[]::new))
                .compile()
                .succeeds();
    }

    private void add(String name, String body) {
        networks.put(name, HEADER.formatted(name, body));
    }

    private TrainableNetwork build(String name, DataType precision) {
        try {
            NetworkBuilder<?, ?> builder = (NetworkBuilder<?, ?>)
                    compiled.load(name + "Network").getMethod("builder").invoke(null);
            return builder.precision(precision).updater(new Sgd(1)).seed(3).build();
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachGivesWhatItGivesAlone() {
        return networks.keySet().stream()
                .flatMap(name -> Stream.of(DataType.DOUBLE, DataType.FLOAT)
                        .map(precision ->
                                DynamicTest.dynamicTest(name + " " + precision, () -> check(name, precision))));
    }

    private void check(String name, DataType precision) {
        double tolerance = precision == DataType.DOUBLE ? 1e-10 : 1e-5;
        TrainableNetwork network = build(name, precision);
        PaddedExamples examples = PaddedExamples.drawn(network, new Random(5), 4, 12);
        INDArray before = network.graph().params().dup();

        INDArray[] outputs = network.predictAll(examples.padded(), examples.lengths());
        double measured = network.evaluate(examples.padded(), examples.paddedLabels(), examples.lengths())
                .loss();
        double loss = network.fit(examples.padded(), examples.paddedLabels(), examples.lengths());
        INDArray update = network.graph().params().sub(before);

        double meanLoss = 0;
        double meanMeasured = 0;
        INDArray meanUpdate = before.mul(0);
        for (int i = 0; i < examples.count(); i++) {
            TrainableNetwork alone = build(name, precision);
            INDArray[] expected = alone.predictAll(examples.inputs(i));
            for (int head = 0; head < expected.length; head++) {
                assertThat(PaddedExamples.distance(outputs[head], i, expected[head]))
                        .as("output %d of example %d", head, i)
                        .isLessThan(tolerance);
            }
            meanMeasured +=
                    alone.evaluate(examples.inputs(i), examples.labels(i)).loss() / examples.count();
            meanLoss += alone.fit(examples.inputs(i), examples.labels(i)) / examples.count();
            meanUpdate.addi(alone.graph().params().sub(before).div(examples.count()));
        }
        assertThat(loss).isCloseTo(meanLoss, within(tolerance));
        assertThat(measured).isCloseTo(meanMeasured, within(tolerance));
        assertThat(update.norm2Number().doubleValue()).isGreaterThan(1e-3);
        assertThat(update.sub(meanUpdate).normmaxNumber().doubleValue()).isLessThan(tolerance);
    }

    @Test
    void withoutLengthsEverythingIsReal() {
        TrainableNetwork network = build("Steps", DataType.FLOAT);
        PaddedExamples examples = PaddedExamples.drawn(network, new Random(9), 1, 8);
        int steps = (int) examples.inputs(0)[0].size(2);

        assertThat(network.predictAll(examples.inputs(0)))
                .isEqualTo(network.predictAll(examples.inputs(0), Lengths.of(steps)));
        assertThat(network.predictAll(examples.inputs(0)))
                .isEqualTo(network.graph().output(examples.inputs(0)));
    }

    @Test
    void theMaskTravelsToAnyActivation() {
        TrainableNetwork network = build("Windows", DataType.DOUBLE);
        PaddedExamples examples = PaddedExamples.drawn(network, new Random(2), 3, 12);
        NetworkLayer last = PaddedExamples.layer(compiled, "Windows", "LAST");

        INDArray all = network.activations(last, examples.padded(), examples.lengths());

        for (int i = 0; i < 3; i++) {
            INDArray alone = network.activations(last, examples.inputs(i));
            assertThat(all.getRow(i).distance2(alone.getRow(0))).isLessThan(1e-10);
        }
        assertThat(Arrays.stream(network.graph().getLayers()).map(layer -> layer.getMaskArray()))
                .containsOnlyNulls();
    }

    /** Both branches are as long in each example where all is compared; here they are not. */
    @Test
    void stackedBatchesHaveLengthsOfTheirOwn() {
        TrainableNetwork network = build("Siamese", DataType.DOUBLE);
        PaddedExamples examples = PaddedExamples.drawn(network, new Random(4), 3, 9);
        NetworkLayer left = network.architecture().inputs().get(0);
        NetworkLayer right = network.architecture().inputs().get(1);
        INDArray[] batch = examples.padded();
        int[] lefts = examples.lengths(0);
        int[] rights = {9, 3, 5};
        batch[1] = Nd4j.rand(batch[1].shape()).castTo(DataType.DOUBLE);
        Lengths lengths = Lengths.of(left, lefts).and(right, rights);

        NetworkLayer[] codes = {
            PaddedExamples.layer(compiled, "Siamese", "A"), PaddedExamples.layer(compiled, "Siamese", "B")
        };
        for (int branch = 0; branch < 2; branch++) {
            INDArray all = network.activations(codes[branch], batch, lengths);
            for (int i = 0; i < 3; i++) {
                INDArray own = batch[branch].get(
                        NDArrayIndex.interval(i, i + 1),
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(0, branch == 0 ? lefts[i] : rights[i]));
                INDArray alone = network.activations(codes[branch], own, own);
                assertThat(all.getRow(i).distance2(alone.getRow(0))).isLessThan(1e-10);
            }
        }
    }

    @Test
    void droppingOutIsPossible() {
        Sources.Result result = Sources.declaring(HEADER.formatted(
                        "Dropping",
                        VALUES + "@Dropout(0.5) FeatureSequence drop(); @Lstm(units = 3) FeatureSequence read();"
                                + " @Dropout(0.5) FeatureSequence dropped();" + EACH_STEP))
                .compile()
                .succeeds();
        assertThat(result.generated("DroppingNetwork")).contains("new SequenceLayer(new DropoutLayer.Builder(0.5)");
        compiled = merged(result);
        TrainableNetwork network = build("Dropping", DataType.FLOAT);
        PaddedExamples examples = PaddedExamples.drawn(network, new Random(2), 3, 6);
        double loss = network.fit(examples.padded(), examples.paddedLabels(), examples.lengths());
        assertThat(loss).isFinite().isPositive();
        assertThat(network.graph().params().sumNumber().doubleValue()).isFinite();
    }

    private Sources.Result merged(Sources.Result other) {
        Map<String, byte[]> classes = new LinkedHashMap<>(compiled.classes());
        classes.putAll(other.classes());
        return new Sources.Result(true, compiled.messages(), compiled.texts(), classes);
    }

    @Test
    void theConfigurationSurvivesItsJson() throws ReflectiveOperationException {
        for (String name : networks.keySet()) {
            ComputationGraphConfiguration configuration = (ComputationGraphConfiguration)
                    compiled.load(name + "Network").getMethod("configuration").invoke(null);
            String json = configuration.toJson();
            assertThat(ComputationGraphConfiguration.fromJson(json).toJson()).isEqualTo(json);
        }
    }
}
