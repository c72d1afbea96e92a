package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.processor.Sources;
import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkLayer;
import dev.netwright.runtime.TrainableNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Input sequences of any number of steps: proven when compiled, usable at each when run. */
class OpenStepsTest {
    private static final String OPEN = "features = 2, steps = ANY, nominal = 20, most = 30";
    private static final String NETWORK = """
        import static dev.netwright.dsl.Any.ANY; @Network public interface %s {
            @Input(%s)                                                   FeatureSequence x();
            @Conv1d(channels = 3, kernel = 5, stride = 2) @Shape("3x8")  FeatureSequence conv();
            @Lstm(units = 4, bidirectional = true)                       FeatureSequence read();
            @LastStep                                                    FeatureVector last();
            @Dense(units = 2)                                            FeatureVector logits();
            @SoftmaxOutput                                               FeatureVector label();
        }
        """;
    private static final String PAIR = """
        import static dev.netwright.dsl.Any.ANY; @Network public interface %s {
            @Input(features = 2, steps = ANY, nominal = 6) FeatureSequence left();
            @Input(features = 2, steps = ANY, nominal = 6) FeatureSequence right();
            %s
            @Output FeatureVector out();
        }
        """;
    private static final String APART = """
        @LastStep FeatureVector a(FeatureSequence left); @GlobalMaxPool1d FeatureVector b(FeatureSequence right);
        @Concat FeatureVector both(FeatureVector a, FeatureVector b);
        """;

    private static TrainableNetwork build(Sources.Result result, String name) {
        try {
            NetworkBuilder<?, ?> builder = (NetworkBuilder<?, ?>)
                    result.load(name + "Network").getMethod("builder").invoke(null);
            return builder.build();
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private static TrainableNetwork pair(String name, String layers) {
        return build(Sources.declaring(PAIR.formatted(name, layers)).compile().succeeds(), name);
    }

    @Test
    void anyNumberOfStepsFromTheFewest() {
        Sources.Result result =
                Sources.declaring(NETWORK.formatted("Open", OPEN)).compile().succeeds();
        assertThat(new Generated(result, "Open").constant("MIN_STEPS")).isEqualTo(5);
        assertThat(result.generated("OpenNetwork"))
                .contains(
                        "It takes sequences of any number of steps from 5 to 30; the table is of the nominal one.",
                        ".input(Layer.X, TensorShape.sequence(2, MIN_STEPS), TensorShape.sequence(2, MAX_STEPS))");
        TrainableNetwork network = build(result, "Open");
        for (int steps : new int[] {5, 6, 20, 30}) {
            assertThat(network.predict(Nd4j.rand(3, 2, steps)).shape()).containsExactly(3, 2);
        }
        assertThatThrownBy(() -> network.predict(Nd4j.rand(3, 2, 4)))
                .hasMessage("x: expected [N, 2, 5 to 30], got [3, 2, 4]");
    }

    /** The same parameters, names and numbers: a checkpoint moves from the one to the other. */
    @Test
    void withoutPaddingItIsTheNetworkOfFixedSteps() {
        Sources.Result result = Sources.declaring(
                        NETWORK.formatted("Open", OPEN), NETWORK.formatted("Fixed", "features = 2, steps = 20"))
                .compile()
                .succeeds();
        assertThat(result.generated("FixedNetwork")).contains("MIN_STEPS = 5").doesNotContain("runtime.sequence");
        TrainableNetwork open = build(result, "Open");
        TrainableNetwork fixed = build(result, "Fixed");
        INDArray x = Nd4j.rand(DataType.FLOAT, 3, 2, 20);
        INDArray labels = Nd4j.pullRows(Nd4j.eye(2), 1, new int[] {0, 1, 1});

        assertThat(open.fit(x, labels)).isEqualTo(fixed.fit(x, labels));
        assertThat(open.graph().paramTable()).isEqualTo(fixed.graph().paramTable());
        assertThat(open.architecture().fingerprint())
                .isEqualTo(fixed.architecture().fingerprint());
    }

    @Test
    void usedOnAnotherInputItTakesItsSteps() {
        String use = """
            import static dev.netwright.dsl.Any.ANY; @Network public interface %s {
                @Input(features = 4, %s)                     FeatureSequence y();
                @Use(value = Open.class, until = "last")     FeatureVector code(FeatureSequence y);
                @Output                                      FeatureVector out();
            }
            """;
        Sources.Result result = Sources.declaring(
                        NETWORK.formatted("Open", OPEN),
                        use.formatted("Wide", "steps = ANY, nominal = 9"),
                        use.formatted("Still", "steps = 9"))
                .compile()
                .succeeds();
        assertThat(result.generated("StillNetwork")).doesNotContain("runtime.sequence");
        TrainableNetwork wide = build(result, "Wide");
        INDArray y = Nd4j.rand(DataType.FLOAT, 2, 4, 11);
        INDArray both = wide.predict(y, Lengths.of(11, 7));
        INDArray shorter = y.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all(), NDArrayIndex.interval(0, 7));
        assertThat(both.getRow(1).distance2(wide.predict(shorter).getRow(0))).isLessThan(1e-5);
    }

    @Test
    void wrongLengthsAreOneLine() {
        TrainableNetwork network = build(
                Sources.declaring(NETWORK.formatted("Open", OPEN)).compile().succeeds(), "Open");
        INDArray x = Nd4j.rand(DataType.FLOAT, 2, 2, 9);
        assertRefused("x: expected 2 lengths, one for each example, got 3", network, Lengths.of(9, 9, 9), x);
        assertRefused(
                "x: the length of example 1 is 0, must be from 5 to the 9 steps of the array",
                network,
                Lengths.of(9, 0),
                x);
        assertRefused(
                "x: the length of example 0 is 10, must be from 5 to the 9 steps of the array",
                network,
                Lengths.of(10, 9),
                x);
        NetworkLayer logits = PaddedExamples.layer(
                Sources.declaring(NETWORK.formatted("Open", OPEN)).compile(), "Open", "LOGITS");
        assertRefused("Open: logits is no input of ANY steps; lengths are for x", network, Lengths.of(logits, 1, 2), x);
        assertRefused(
                "Fixed has no input of ANY steps: lengths are for @Input(steps = ANY)",
                build(
                        Sources.declaring(NETWORK.formatted("Fixed", "features = 2, steps = 20"))
                                .compile()
                                .succeeds(),
                        "Fixed"),
                Lengths.of(20, 9),
                Nd4j.rand(DataType.FLOAT, 2, 2, 20));
    }

    @Test
    void inputsThatAreReadTogetherAreEquallyLong() {
        INDArray six = Nd4j.rand(DataType.FLOAT, 2, 2, 6);
        INDArray five = Nd4j.rand(DataType.FLOAT, 2, 2, 5);
        TrainableNetwork added = pair(
                "Added",
                "@Add FeatureSequence sum(FeatureSequence left, FeatureSequence right); @LastStep FeatureVector a();");
        NetworkLayer left = added.architecture().inputs().get(0);
        assertThat(added.predictAll(new INDArray[] {six, six}, Lengths.of(6, 2))[0].shape())
                .containsExactly(2, 2);
        assertRefused(
                "right: expected 6 steps as in left, which it is read together with, got 5",
                added,
                Lengths.full(),
                six,
                five);
        assertRefused(
                "right: the length of example 1 is 6, and 2 in left, which it is read together with",
                added,
                Lengths.of(left, 6, 2),
                six,
                six);

        TrainableNetwork stacked = pair(
                "Stacked",
                "@Stack FeatureSequence all(FeatureSequence left, FeatureSequence right); @LastStep FeatureVector a();"
                        + " @Unstack(1) FeatureVector second();");
        NetworkLayer right = stacked.architecture().inputs().get(1);
        assertThat(stacked.predictAll(new INDArray[] {six, six}, Lengths.of(right, 6, 2))[0].shape())
                .containsExactly(2, 2);
        assertRefused(
                "right: expected 6 steps as in left, which it is read together with, got 5",
                stacked,
                Lengths.full(),
                six,
                five);

        TrainableNetwork apart = pair("Apart", APART);
        assertThat(apart.predictAll(new INDArray[] {six, five}, Lengths.of(left, 6, 2))[0].shape())
                .containsExactly(2, 4);
        assertRefused(
                "Apart has 2 inputs of ANY steps (left, right): say whose lengths they are,"
                        + " Lengths.of(input, ...).and(input, ...)",
                apart,
                Lengths.of(5, 5),
                six,
                five);
    }

    @Test
    void labelsOfEachStepHaveItsSteps() {
        TrainableNetwork network = build(Sources.declaring("""
            import static dev.netwright.dsl.Any.ANY; @Network public interface Each {
                @Input(features = 2, steps = ANY, nominal = 6)      FeatureSequence x();
                @Conv1d(channels = 3, kernel = 2, stride = 2)       FeatureSequence logits();
                @SoftmaxOutput                                      FeatureSequence label();
            }
            """).compile().succeeds(), "Each");
        INDArray x = Nd4j.rand(DataType.FLOAT, 2, 2, 9);
        assertThatThrownBy(() -> network.fit(x, Nd4j.zeros(DataType.FLOAT, 2, 3, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels of label: expected [N, 3, 4], got [2, 3, 9]");
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 3, 4);
        labels.get(NDArrayIndex.all(), NDArrayIndex.point(1), NDArrayIndex.all())
                .assign(1);
        assertThat(network.fit(x, labels)).isPositive();
    }

    private static void assertRefused(String message, TrainableNetwork network, Lengths lengths, INDArray... inputs) {
        assertThatThrownBy(() -> network.predictAll(inputs, lengths))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
