package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.training.EvaluationReport;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

class TrainingStepTest {

    private final INDArray points = Nd4j.create(new double[][] {
        {0.1, -0.2, 0.3, 0.4, 0.5}, {0.9, 0.1, -0.7, 0.2, 0.3}, {-0.3, 0.8, 0.2, 0.6, -0.1}, {0.4, 0.3, 0.2, -0.9, 0.7}
    });
    private final INDArray labels = Nd4j.create(new double[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}});
    private final INDArray values = Nd4j.create(new double[][] {{1, 2}, {-1, 0}, {0.5, 0.5}, {0, -2}});

    @Test
    void aStepIsTheGraphsOwn() {
        LeNetNetwork ours = LeNetNetwork.builder().updater(new Sgd(0.5)).build();
        LeNetNetwork theirs = LeNetNetwork.builder().updater(new Sgd(0.5)).build();
        INDArray images = Nd4j.rand(DataType.FLOAT, 4, 1, 28, 28);
        INDArray digits = Nd4j.eye(10).castTo(DataType.FLOAT).get(NDArrayIndex.interval(0, 4));

        double before = theirs.graph().score(new DataSet(images, digits), true);
        theirs.graph().fit(new DataSet(images, digits));

        assertThat(ours.fit(images, digits)).isEqualTo(before, within(1e-6));
        assertThat(ours.graph().params()).isEqualTo(theirs.graph().params());
        assertThat(ours.graph().getIterationCount()).isEqualTo(1);
    }

    @Test
    void auxiliaryHeadsShareLabelsAndFeaturesPullNothing() {
        FixtureNetwork ours = many();
        FixtureNetwork theirs = many();
        INDArray junk = Nd4j.valueArrayOf(new long[] {4, 4}, 1000.0);

        theirs.graph().fit(new INDArray[] {points}, new INDArray[] {labels, labels, values, junk});
        ours.fit(new INDArray[] {points}, new INDArray[] {labels, values});

        assertThat(ours.graph().params()).isEqualTo(theirs.graph().params());
        assertThat(ours.graph().params()).isNotEqualTo(many().graph().params());
    }

    @Test
    void lossIsTheWeightedSumOfTheHeads() {
        FixtureNetwork many = many();
        INDArray[] out = many.graph().output(points);
        double expected = 0.3 * crossEntropy(out[0]) + crossEntropy(out[1]) + 2.0 * squares(out[2]);

        assertThat(many.fit(new INDArray[] {points}, new INDArray[] {labels, values}))
                .isEqualTo(expected, within(1e-6));
    }

    @Test
    void evaluationIsDeeplearning4js() {
        FixtureNetwork many = many();
        INDArray[] out = many.graph().output(points);
        Evaluation expected = new Evaluation();
        expected.eval(labels, out[1]);

        EvaluationReport report = many.evaluate(new INDArray[] {points}, new INDArray[] {labels, values});

        assertThat(report.examples()).isEqualTo(4);
        assertThat(report.accuracy()).hasValue(expected.accuracy());
        assertThat(report.evaluation().orElseThrow().getConfusionMatrix()).isEqualTo(expected.getConfusionMatrix());
        assertThat(report.loss()).isEqualTo(crossEntropy(out[1]) + 2.0 * squares(out[2]), within(1e-6));
    }

    @Test
    void evaluationOfTagsCountsFeatures() {
        FixtureNetwork tags = FixtureNetwork.tags().build();
        INDArray probabilities = tags.predict(points.castTo(DataType.FLOAT));
        int right = 0;
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 3; k++) {
                right += probabilities.getDouble(i, k) > 0.5 == labels.getDouble(i, k) > 0.5 ? 1 : 0;
            }
        }

        EvaluationReport report = tags.evaluate(points, labels);

        assertThat(report.accuracy().orElseThrow()).isEqualTo(right / 12.0, within(1e-12));
        assertThat(report.evaluation()).isEmpty();
        assertThat(report.loss()).isEqualTo(tags.graph().score(new DataSet(points, labels), false), within(1e-5));
    }

    @Test
    void labelsAreCheckedLikeInputs() {
        FixtureNetwork many = many();
        INDArray[] inputs = {points};

        assertThatThrownBy(() -> many.fit(inputs, new INDArray[] {labels}))
                .hasMessage("Many: expected 2 label arrays (class, value), got 1");
        assertThatThrownBy(() -> many.fit(inputs, new INDArray[] {Nd4j.zeros(4, 2), values}))
                .hasMessage("labels of class: expected [N, 3], got [4, 2]");
        assertThatThrownBy(() -> many.evaluate(inputs, new INDArray[] {labels, Nd4j.zeros(3, 2)}))
                .hasMessage("labels of value: expected 4 examples as in the first input, got 3");
    }

    @Test
    void plainFeaturesAloneCannotBeTrained() {
        FixtureNetwork encoder = FixtureNetwork.featuresOnly().build();

        assertThat(encoder.predict(points).shape()).containsExactly(4, 4);
        assertThatThrownBy(() -> encoder.fit(points, points))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Encoder has only @Output heads, which have no loss: "
                        + "it can predict, but neither be trained nor evaluated");
        assertThatThrownBy(() -> encoder.evaluate(points, points)).hasMessageContaining("have no loss");
    }

    @Test
    void aGraphOfOtherHeadsIsRefused() {
        FixtureNetwork.Builder many = FixtureNetwork.manyHeads();
        FixtureNetwork tags = FixtureNetwork.tags().build();

        assertThatThrownBy(() -> many.wrap(tags.graph()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("puts out [class]")
                .hasMessageContaining("[aux, class, value, code]");
    }

    @Test
    void aNetworkWithoutParametersGivesItsLoss() {
        INDArray images =
                Nd4j.createFromArray(new float[][] {{1, 2, 3}, {0, -1, 4}}).reshape(2, 1, 1, 3);
        INDArray classes = Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 0, 1}});
        double first = Math.log(1 + Math.exp(1) + Math.exp(2));
        double second = Math.log(1 + Math.exp(-4) + Math.exp(-5));
        for (boolean accelerated : new boolean[] {false, true}) {
            FixtureNetwork bare =
                    FixtureNetwork.bare().acceleration(accelerated).build();
            assertThat(bare.fit(images, classes)).isEqualTo((first + second) / 2, within(1e-6));
            assertThat(bare.evaluate(images, classes).loss()).isEqualTo((first + second) / 2, within(1e-6));
        }
    }

    private static FixtureNetwork many() {
        return FixtureNetwork.manyHeads()
                .precision(DataType.DOUBLE)
                .updater(new Sgd(0.1))
                .build();
    }

    private double crossEntropy(INDArray probabilities) {
        double sum = 0;
        for (int i = 0; i < labels.rows(); i++) {
            sum -= Math.log(probabilities.getDouble(i, Nd4j.argMax(labels, 1).getInt(i)));
        }
        return sum / labels.rows();
    }

    /** The mean squared error over two features and four examples. */
    private double squares(INDArray predicted) {
        double distance = predicted.distance2(values);
        return distance * distance / 2 / 4;
    }
}
