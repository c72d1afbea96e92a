package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.training.EvaluationReport;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** NaN names no class, and is never a right answer. */
class NanAnswersTest {
    private final LeNetNetwork lenet = LeNetNetwork.builder().seed(7).build();
    private final INDArray images = Nd4j.rand(DataType.FLOAT, 3, 1, 28, 28);

    @Test
    void anExampleThatIsNoNumberIsNamed() {
        images.putScalar(new int[] {1, 0, 2, 3}, Float.NaN);
        String message = "LeNet: value 59 of example 1 of input image is NaN, which gives no probabilities;"
                + " expected finite numbers";
        assertThatThrownBy(() -> lenet.predictClasses(images))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> lenet.predictLabels(images))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(lenet.predict(images).getDouble(1, 0))
                .as("values as they are")
                .isNaN();
    }

    @Test
    void weightsThatAreNanGiveNoClass() {
        lenet.graph().params().assign(Double.NaN);
        assertThatThrownBy(() -> lenet.predictLabels(images))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("LeNet: head digit puts out NaN for example 0, whose values are finite: either they are far"
                        + " too large, or weights are NaN or infinite, as after a training that diverged");
    }

    /** The largest of a row with NaN is its first: of these three, two would count as right. */
    @Test
    void ofASoftmaxItIsNeverRight() {
        FixtureNetwork many = FixtureNetwork.manyHeads().seed(3).build();
        INDArray points = Nd4j.rand(DataType.FLOAT, 3, 5);
        points.putScalar(0, 2, Float.NaN);
        int right = Nd4j.argMax(many.predictAll(points)[0], 1).getInt(2);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 3, 3);
        labels.putScalar(0, 0, 1);
        labels.putScalar(1, (Nd4j.argMax(many.predictAll(points)[0], 1).getInt(1) + 1) % 3, 1);
        labels.putScalar(2, right, 1);

        EvaluationReport report =
                many.evaluate(new INDArray[] {points}, new INDArray[] {labels, Nd4j.zeros(DataType.FLOAT, 3, 2)});

        assertThat(report.accuracy()).hasValue(1.0 / 3);
        assertThat(report.loss()).isNaN();
        assertThat(report.confusion().orElseThrow().count(right, right)).isEqualTo(1);
        assertThat(report.evaluation().orElseThrow().getConfusionMatrix().getActualTotal(0)
                        + report.evaluation().orElseThrow().getConfusionMatrix().getActualTotal(1)
                        + report.evaluation().orElseThrow().getConfusionMatrix().getActualTotal(2))
                .as("examples that are accounted for")
                .isEqualTo(2);
    }

    @Test
    void ofASigmoidItIsNeverRight() {
        FixtureNetwork tags = FixtureNetwork.tags().seed(3).build();
        INDArray points = Nd4j.rand(DataType.FLOAT, 2, 5);
        points.putScalar(0, 2, Float.NaN);
        INDArray labels = tags.predict(points).gt(0.5).castTo(DataType.FLOAT);
        labels.getRow(0).assign(0);

        assertThat(tags.evaluate(points, labels).accuracy()).hasValue(0.5);
    }

    @Test
    void ofPixelsTooItIsNeverRight() {
        FixtureNetwork pixels = FixtureNetwork.perPixel().seed(3).build();
        INDArray image = Nd4j.rand(DataType.FLOAT, 2, 1, 6, 6);
        image.putScalar(new int[] {1, 0, 4, 5}, Float.NaN);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 2, 6, 6);
        labels.tensorAlongDimension(0, 2, 3).assign(1);
        labels.slice(1).slice(0).assign(1);
        INDArray first = Nd4j.argMax(pixels.predict(image), 1).eq(0).castTo(DataType.FLOAT);
        double right = first.sumNumber().doubleValue() - 1;

        assertThat(pixels.evaluate(image, labels).accuracy()).hasValue(right / 72);
    }
}
