package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.processor.layer.CompiledNetworks;
import dev.netwright.runtime.Lengths;
import dev.netwright.runtime.TrainableNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Advice on arrays of another shape keeps every value in its place; labels that are none are refused. */
class WrongShapesTest {
    private static final String SOFTMAX = "@Dense(units = 3) FeatureVector z(); @SoftmaxOutput FeatureVector y();";

    private static final CompiledNetworks COMPILED = new CompiledNetworks(Map.of(
            "Sequence",
            "@Input(features = 3, steps = 5) FeatureSequence x(); @LastStep FeatureVector last(); @Output"
                    + " FeatureVector y();",
            "OpenSequence",
            "@Input(features = 3, steps = Any.ANY, nominal = 5, most = 9) FeatureSequence x(); @LastStep"
                    + " FeatureVector last(); @Output FeatureVector y();",
            "Photo",
            "@Input(channels = 3, height = 4, width = 6) FeatureMap x(); @GlobalAvgPool2d FeatureVector"
                    + " mean(); "
                    + SOFTMAX,
            "OpenPhoto",
            "@Input(channels = 3, height = Any.ANY, width = Any.ANY, nominal = 4, most = 9) FeatureMap x();"
                    + " @Conv2d(channels = 2, kernel = 1) FeatureMap z(); @SoftmaxOutput FeatureMap y();",
            "Volume",
            "@Input(channels = 2, depth = 3, height = 4, width = 6) FeatureVolume x(); @Flatten FeatureVector"
                    + " flat(); "
                    + SOFTMAX,
            "Words",
            "@Input(features = 1, steps = Any.ANY, nominal = 5, most = 9) FeatureSequence x();"
                    + " @Embedding(vocabulary = 9, units = 2) FeatureSequence v(); @LastStep FeatureVector last();"
                    + " @Output FeatureVector y();",
            "Point",
            "@Input(features = 2) FeatureVector x(); " + SOFTMAX,
            "Each",
            "@Input(features = 2, steps = Any.ANY, nominal = 4, most = 9) FeatureSequence x();"
                    + " @Conv1d(channels = 3, kernel = 1) FeatureSequence z(); @SoftmaxOutput FeatureSequence"
                    + " y();",
            "Tags",
            "@Input(features = 2) FeatureVector x(); @Dense(units = 3) FeatureVector z(); @SigmoidOutput"
                    + " FeatureVector y();",
            "Values",
            "@Input(features = 2) FeatureVector x(); @Dense(units = 3) FeatureVector z(); @RegressionOutput"
                    + " FeatureVector y();"));

    private static TrainableNetwork built(String name) {
        return COMPILED.built(name);
    }

    private static INDArray random(long... shape) {
        return Nd4j.rand(DataType.FLOAT, shape);
    }

    private static void assertInput(String name, String message, long... shape) {
        assertThatThrownBy(() -> built(name).predict(random(shape)))
                .as(name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x: expected " + message);
    }

    @Test
    void axesThatAreSwappedArePermuted() {
        assertInput("Sequence", "[N, 3, 5], got [4, 5, 3]; features come before steps: permute(0, 2, 1)", 4, 5, 3);
        assertInput(
                "OpenSequence", "[N, 3, 1 to 9], got [4, 7, 3]; features come before steps: permute(0, 2, 1)", 4, 7, 3);
        assertInput(
                "Photo",
                "[N, 3, 4, 6], got [2, 4, 6, 3]; channels come before height and width: permute(0, 3, 1, 2)",
                2,
                4,
                6,
                3);
        assertInput(
                "OpenPhoto",
                "[N, 3, 1 to 9, 1 to 9], got [2, 8, 6, 3]; channels come before height and width: permute(0, 3, 1, 2)",
                2,
                8,
                6,
                3);
        assertInput(
                "Photo",
                "[N, 3, 4, 6], got [4, 6, 3]; channels come before height and width:"
                        + " permute(2, 0, 1).reshape(1, 3, 4, 6) for one example",
                4,
                6,
                3);
        assertInput(
                "Volume",
                "[N, 2, 3, 4, 6], got [7, 3, 4, 6, 2]; channels come before depth, height and width:"
                        + " permute(0, 4, 1, 2, 3)",
                7,
                3,
                4,
                6,
                2);
    }

    @Test
    void theAdviceMovesEveryValueToItsPlace() {
        INDArray wrong = random(4, 5, 3);
        INDArray right = wrong.permute(0, 2, 1);
        assertThat(built("Sequence").predict(right).shape()).containsExactly(4, 3);
        assertThat(right.getDouble(2, 1, 4)).isEqualTo(wrong.getDouble(2, 4, 1));
        INDArray one = random(4, 6, 3);
        INDArray photo = one.permute(2, 0, 1).reshape(1, 3, 4, 6);
        assertThat(photo.getDouble(0, 2, 3, 5)).isEqualTo(one.getDouble(3, 5, 2));
    }

    @Test
    void reshapeIsOfferedWhereItKeepsTheOrder() {
        assertInput("Photo", "[N, 3, 4, 6], got [3, 4, 6]; for one example: reshape(1, 3, 4, 6)", 3, 4, 6);
        assertInput("Photo", "[N, 3, 4, 6], got [5, 72]; if the values are in this order: reshape(5, 3, 4, 6)", 5, 72);
        assertInput(
                "Photo",
                "[N, 3, 4, 6], got [5, 3, 24]; if the values are in this order: reshape(5, 3, 4, 6)",
                5,
                3,
                24);
        assertInput("Words", "[N, 1, 1 to 9], got [4, 7]; if the values are in this order: reshape(4, 1, 7)", 4, 7);
        assertInput("Photo", "[N, 3, 4, 6], got [2, 6, 4, 3]", 2, 6, 4, 3);
        assertInput("Photo", "[N, 3, 4, 6], got [2, 3, 6, 4]", 2, 3, 6, 4);
        assertInput("Photo", "[N, 3, 4, 6], got [2, 24, 3]", 2, 24, 3);
        assertInput("Volume", "[N, 2, 3, 4, 6], got [7, 6, 4, 3, 2]", 7, 6, 4, 3, 2);
        assertInput("Sequence", "[N, 3, 5], got [0, 5]; there must be at least one example", 0, 5);
    }

    private static String refusal(String name, INDArray input, INDArray labels) {
        TrainableNetwork network = built(name);
        String[] messages = new String[2];
        try {
            network.fit(input, labels);
        } catch (IllegalArgumentException refusal) {
            messages[0] = refusal.getMessage();
        }
        try {
            network.evaluate(input, labels);
        } catch (IllegalArgumentException refusal) {
            messages[1] = refusal.getMessage();
        }
        assertThat(messages[1]).as("evaluate says what fit says").isEqualTo(messages[0]);
        return messages[0];
    }

    private static INDArray row(double... values) {
        return Nd4j.createFromArray(values).castTo(DataType.FLOAT);
    }

    @Test
    void classNumbersHaveAWayToRows() {
        String rows = "Nd4j.pullRows(Nd4j.eye(3), 1, labels.ravel().castTo(DataType.INT32).toIntVector())";
        String vector = "; class numbers become rows of 0 and 1 with " + rows;
        INDArray labels = row(0, 2, 1);
        assertThat(refusal("Point", random(3, 2), labels)).isEqualTo("labels of y: expected [N, 3], got [3]" + vector);
        assertThat(refusal("Point", random(3, 2), labels.reshape(3, 1)))
                .isEqualTo("labels of y: expected [N, 3], got [3, 1]" + vector);
        assertThat(refusal("Point", random(1, 2), row(0, 1, 0)))
                .isEqualTo("labels of y: expected [N, 3], got [3]; for one example: reshape(1, 3)");
        INDArray right = Nd4j.pullRows(
                Nd4j.eye(3), 1, labels.ravel().castTo(DataType.INT32).toIntVector());
        assertThat(right.toIntMatrix()).isDeepEqualTo(new int[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}});
        assertThat(built("Point").fit(random(3, 2), right)).isPositive();

        INDArray steps = row(0, 2, 1, 1, 0, 0, 2, 2).reshape(2, 4);
        assertThat(refusal("Each", random(2, 2, 4), steps))
                .isEqualTo(
                        "labels of y: expected [N, 3, 4], got [2, 4]; class numbers become 0 and 1 for each class with "
                                + rows + ".reshape(2, 4, 3).permute(0, 2, 1)");
        INDArray each = Nd4j.pullRows(
                        Nd4j.eye(3), 1, steps.ravel().castTo(DataType.INT32).toIntVector())
                .reshape(2, 4, 3)
                .permute(0, 2, 1);
        assertThat(Nd4j.argMax(each, 1).castTo(DataType.FLOAT)).isEqualTo(steps);
        assertThat(built("Each").fit(random(2, 2, 4), each)).isPositive();
        assertThat(refusal("OpenPhoto", random(2, 3, 5, 4), random(2, 1, 5, 4)))
                .endsWith(".reshape(2, 5, 4, 2).permute(0, 3, 1, 2)");
    }

    @Test
    void labelsWithSwappedAxesArePermuted() {
        assertThat(refusal("Each", random(2, 2, 4), random(2, 4, 3)))
                .isEqualTo(
                        "labels of y: expected [N, 3, 4], got [2, 4, 3]; features come before steps: permute(0, 2, 1)");
        assertThat(refusal("OpenPhoto", random(1, 3, 5, 4), random(1, 5, 4, 2)))
                .isEqualTo(
                        "labels of y: expected [N, 2, 5, 4], got [1, 5, 4, 2]; channels come before height and width:"
                                + " permute(0, 3, 1, 2)");
        assertThat(refusal("Values", random(3, 2), random(3))).isEqualTo("labels of y: expected [N, 3], got [3]");
    }

    @Test
    void rowsThatAreNoProbabilitiesAreRefused() {
        String sum = "labels of y: expected probabilities that sum to 1 over the 3 classes, got a sum of ";
        String bounds = "labels of y: expected probabilities from 0 to 1, got ";
        INDArray input = random(3, 2);
        INDArray good = Nd4j.eye(3);
        assertThat(refusal("Point", input, row(0, 2, 1, 0, 2, 1, -5, 2, 1).reshape(3, 3)))
                .isEqualTo(bounds + "2.0 for number 1 in example 0");
        assertThat(refusal("Point", input, good.dup().putScalar(2, 0, -1).putScalar(2, 1, 1)))
                .isEqualTo(bounds + "-1.0 for number 0 in example 2");
        assertThat(refusal("Point", input, good.dup().putScalar(1, 2, 0.5))).isEqualTo(sum + "1.5 in example 1");
        assertThat(refusal("Point", input, good.dup().putScalar(1, 1, 0))).isEqualTo(sum + "0.0 in example 1");
        assertThat(refusal("Point", input, good.dup().putScalar(1, 1, Float.NaN)))
                .isEqualTo(bounds + "NaN for number 1 in example 1");
        assertThat(refusal("Tags", input, good.dup().putScalar(2, 0, 1.5)))
                .isEqualTo(bounds + "1.5 for number 0 in example 2");
        assertThat(refusal("Tags", input, good.dup().putScalar(0, 1, Float.NaN)))
                .isEqualTo(bounds + "NaN for number 1 in example 0");
        assertThat(refusal("Values", input, good.dup().putScalar(2, 1, Float.NEGATIVE_INFINITY)))
                .isEqualTo("labels of y: expected finite numbers, got -Infinity for number 1 in example 2");
    }

    @Test
    void smoothedLabelsAndLargeValuesAreLabels() {
        INDArray input = random(3, 2);
        assertThat(refusal("Point", input, Nd4j.eye(3).mul(0.9).add(0.1 / 3))).isNull();
        assertThat(refusal("Tags", input, random(3, 3))).isNull();
        assertThat(refusal("Values", input, Nd4j.valueArrayOf(new long[] {3, 3}, 1e18, DataType.FLOAT)))
                .isNull();
    }

    @Test
    void thePlaceOfAPixelAndOfAStepIsSaid() {
        INDArray pixels = Nd4j.zeros(DataType.FLOAT, 2, 2, 5, 4);
        pixels.slice(0).slice(1).assign(1);
        pixels.slice(1).slice(1).assign(1);
        assertThat(refusal("OpenPhoto", random(2, 3, 5, 4), pixels)).isNull();
        pixels.putScalar(new int[] {1, 0, 3, 2}, 0.25);
        assertThat(refusal("OpenPhoto", random(2, 3, 5, 4), pixels))
                .isEqualTo("labels of y: expected probabilities that sum to 1 over the 2 classes, got a sum of 1.25 in"
                        + " example 1 at row 3, column 2");
    }

    /** At a padded step anything may stand. */
    @Test
    void thePaddingIsNotLookedAt() {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 3, 4);
        labels.slice(0).slice(2).assign(1);
        labels.slice(1).slice(0).assign(1);
        labels.putScalar(new int[] {1, 2, 3}, Float.NaN);
        labels.putScalar(new int[] {1, 1, 2}, -7);
        assertThat(built("Each").fit(random(2, 2, 4), labels, Lengths.of(4, 2))).isPositive();
        assertThat(built("Each")
                        .evaluate(random(2, 2, 4), labels, Lengths.of(4, 2))
                        .loss())
                .isPositive();
        assertThatThrownBy(() -> built("Each").fit(random(2, 2, 4), labels, Lengths.of(4, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels of y: expected probabilities from 0 to 1, got -7.0 for number 1 in example 1 at step"
                                + " 2");
    }
}
