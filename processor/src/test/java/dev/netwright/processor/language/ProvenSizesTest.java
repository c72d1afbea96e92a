package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.processor.layer.CompiledNetworks;
import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TrainableNetwork;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of open size takes the sizes that the compiler proved, and no other, whoever computes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvenSizesTest {
    private static final String ADVICE = "; a larger most in its @Input has more sizes proven";
    private static final String TWO_MAPS = """
        @Input(channels = 1, height = Any.ANY, width = Any.ANY, nominal = 6, most = 12) FeatureMap left();
        @Input(channels = 1, height = Any.ANY, width = Any.ANY, nominal = 6, most = 9)  FeatureMap right();
        """;
    private static final String TWO_MEANS = """
        @GlobalAvgPool2d FeatureVector a(FeatureMap left); @GlobalAvgPool2d FeatureVector b(FeatureMap %s);
        @Concat FeatureVector both(FeatureVector a, FeatureVector b); @Output FeatureVector y();
        """;

    private final CompiledNetworks compiled = new CompiledNetworks(Map.of(
            "Rounded",
            """
            @Input(channels = 1, height = Any.ANY, width = Any.ANY, nominal = 8, most = 8) FeatureMap x();
            @MaxPool2d(kernel = 2, rounding = CEIL)                                        FeatureMap half();
            @Output                                                                        FeatureMap y();
            """,
            "Joined",
            """
            @Input(channels = 1, height = Any.ANY, width = Any.ANY, nominal = 64, most = 64) FeatureMap x();
            @MaxPool2d(kernel = 2)                                                           FeatureMap half();
            @Upsample2d(size = 2)                                                            FeatureMap up();
            @Concat                                                        FeatureMap join(FeatureMap up, FeatureMap x);
            @Output                                                                          FeatureMap y();
            """,
            "Pixels",
            """
            @Input(channels = 1, height = Any.ANY, width = Any.ANY, nominal = {8, 10}, most = 12) FeatureMap x();
            @Conv2d(channels = 3, kernel = 3, stride = 2)                                    FeatureMap logits();
            @SoftmaxOutput                                                                   FeatureMap kind();
            """,
            "Steps",
            """
            @Input(features = 2, steps = Any.ANY, nominal = 6, most = 10) FeatureSequence x();
            @Conv1d(channels = 3, kernel = 3)                             FeatureSequence logits();
            @SoftmaxOutput                                                FeatureSequence kind();
            """,
            "Together",
            TWO_MAPS + "@Add FeatureMap sum(FeatureMap left, FeatureMap right);" + TWO_MEANS.formatted("sum"),
            "Apart",
            TWO_MAPS + TWO_MEANS.formatted("right"),
            "Compared",
            TWO_MAPS + "@When(\"left.height > 2\") @Activate FeatureMap again(FeatureMap right);"
                    + TWO_MEANS.formatted("again")));

    private Path folder;

    @BeforeAll
    void keep(@TempDir Path shared) {
        folder = shared;
    }

    private static INDArray random(long... shape) {
        return Nd4j.rand(DataType.FLOAT, shape);
    }

    private static Tensor tensor(INDArray array) {
        return Tensor.of(array.dup('c').data().asFloat(), array.shape());
    }

    private Predictor served(String name, TrainableNetwork network) {
        Path file = folder.resolve(name + ".onnx");
        network.exportOnnx(file);
        return Predictor.open(file);
    }

    /** Every way to hand a batch to a network without a loss. */
    private void assertRefused(String name, INDArray batch, String message) {
        TrainableNetwork network = compiled.built(name);
        NetworkLayer input = network.architecture().inputs().get(0);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> network.predict(batch),
                () -> network.activations(network.layers().get(1), batch))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(input.id() + ": expected " + message);
        }
        try (Predictor own = network.predictor();
                Predictor file = served(name, network)) {
            for (Predictor predictor : List.of(own, file)) {
                assertThatThrownBy(() -> predictor.predict(tensor(batch)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(name + ": input " + input.id() + " expects " + message);
            }
        }
    }

    /** Rounding up is the same up to 8 alone: 9 rows would become 4, and 5 are declared. */
    @Test
    void aboveMostNothingIsProven() {
        assertThat(compiled.built("Rounded").predict(random(1, 1, 8, 8)).shape())
                .containsExactly(1, 1, 4, 4);
        assertRefused("Rounded", random(1, 1, 9, 9), "[N, 1, 8, 8], got [1, 1, 9, 9]" + ADVICE);
        assertRefused("Rounded", random(1, 1, 8, 10), "[N, 1, 8, 8], got [1, 1, 8, 10]" + ADVICE);
        assertThat(compiled.number("Rounded", "MAX_HEIGHT")).isEqualTo(8);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThat(compiled.built("Joined").predict(random(1, 1, 64, 64)).shape())
                .containsExactly(1, 2, 64, 64);
        assertRefused("Joined", random(1, 1, 65, 65), "[N, 1, 64, 64], got [1, 1, 65, 65]" + ADVICE);
        assertRefused("Joined", random(1, 1, 63, 64), "[N, 1, 64, 64], got [1, 1, 63, 64]");
    }

    @Test
    void everySizeInBetweenGivesTheDeclaredOne() {
        TrainableNetwork network = compiled.built("Pixels");
        try (Predictor own = network.predictor();
                Predictor file = served("Between", network)) {
            for (int height = 3; height <= 12; height++) {
                for (int width = 3; width <= 12; width++) {
                    INDArray batch = random(2, 1, height, width);
                    long[] expected = {2, 3, (height - 3) / 2 + 1, (width - 3) / 2 + 1};
                    assertThat(network.predict(batch).shape()).isEqualTo(expected);
                    assertThat(own.predict(tensor(batch)).shape()).isEqualTo(expected);
                    assertThat(file.predict(tensor(batch)).shape()).isEqualTo(expected);
                }
            }
        }
    }

    private static INDArray firstClass(long... shape) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, shape);
        for (int example = 0; example < shape[0]; example++) {
            labels.slice(example).slice(0).assign(1);
        }
        return labels;
    }

    /** 9x12 inputs have 4x5 pixels to learn, not the nominal 3x4. */
    @Test
    void labelsOfPixelsHaveTheSizeOfTheBatchAtHand() {
        TrainableNetwork network = compiled.built("Pixels");
        INDArray batch = random(2, 1, 9, 12);
        assertThat(network.fit(batch, firstClass(2, 3, 4, 5))).isPositive();
        assertThat(network.evaluate(batch, firstClass(2, 3, 4, 5)).loss()).isPositive();
        for (INDArray labels :
                List.of(firstClass(2, 3, 3, 4), firstClass(2, 3, 5, 4), firstClass(2, 2, 4, 5), firstClass(2, 3, 20))) {
            String message = "labels of kind: expected [N, 3, 4, 5], got " + java.util.Arrays.toString(labels.shape());
            assertThatThrownBy(() -> network.fit(batch, labels))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message);
            assertThatThrownBy(() -> network.evaluate(batch, labels))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message);
        }
        assertThatThrownBy(() -> network.fit(batch, firstClass(1, 3, 4, 5)))
                .hasMessage("labels of kind: expected 2 examples as in the first input, got 1");
        assertThatThrownBy(() -> network.fit(random(2, 1, 13, 12), firstClass(2, 3, 6, 5)))
                .hasMessage("x: expected [N, 1, 3 to 12, 3 to 12], got [2, 1, 13, 12]" + ADVICE);
        assertThatThrownBy(() -> network.evaluate(random(2, 1, 9, 13), firstClass(2, 3, 4, 6)))
                .hasMessage("x: expected [N, 1, 3 to 12, 3 to 12], got [2, 1, 9, 13]" + ADVICE);
    }

    @Test
    void stepsAlike() {
        assertRefused("Steps", random(2, 2, 11), "[N, 2, 3 to 10], got [2, 2, 11]" + ADVICE);
        assertRefused("Steps", random(2, 2, 2), "[N, 2, 3 to 10], got [2, 2, 2]");
        TrainableNetwork network = compiled.built("Steps");
        assertThat(network.fit(random(2, 2, 10), firstClass(2, 3, 8))).isPositive();
        assertThatThrownBy(() -> network.fit(random(2, 2, 11), firstClass(2, 3, 9), Lengths.of(4, 5)))
                .hasMessage("x: expected [N, 2, 3 to 10], got [2, 2, 11]" + ADVICE);
        assertThat(compiled.number("Steps", "MAX_STEPS")).isEqualTo(10);
    }

    private List<Throwable> refusals(String name, INDArray left, INDArray right) {
        TrainableNetwork network = compiled.built(name);
        List<Throwable> refusals = new ArrayList<>();
        Map<String, Tensor> byName = Map.of("left", tensor(left), "right", tensor(right));
        try (Predictor own = network.predictor();
                Predictor file = served(name, network)) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> network.predictAll(left, right), () -> own.predict(byName), () -> file.predict(byName))) {
                try {
                    call.call();
                } catch (Throwable refusal) {
                    refusals.add(refusal);
                }
            }
        }
        return refusals;
    }

    /** The compiler tries one size for all inputs at a time, up to the smallest most. */
    @Test
    void mapsThatMeetHaveOneSize() {
        assertThat(refusals("Together", random(1, 1, 5, 9), random(1, 1, 5, 9))).isEmpty();
        for (String name : List.of("Together", "Compared")) {
            assertThat(refusals(name, random(1, 1, 5, 9), random(1, 1, 9, 5)))
                    .hasSize(3)
                    .allSatisfy(refusal -> assertThat(refusal)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("right: expected 5x9 as in left, which it is read together with, got 9x5"));
        }
        assertThat(refusals("Together", random(1, 1, 12, 12), random(1, 1, 12, 12)))
                .hasSize(3);
    }

    @Test
    void mapsThatMeetAsVectorsHaveTheirOwn() {
        assertThat(refusals("Apart", random(1, 1, 5, 9), random(1, 1, 9, 4))).isEmpty();
    }
}
