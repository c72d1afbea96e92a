package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.training.ConfusionMatrix;
import dev.netwright.runtime.training.EvaluationReport;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What an evaluation says, by the kind of head. */
class EvaluationReportTest {

    @Test
    void aRegressionHasErrorsAndNoAccuracy() {
        FixtureNetwork line = FixtureNetwork.regression().seed(1).build();
        INDArray points = Nd4j.rand(DataType.FLOAT, 4, 5);
        INDArray labels = line.predict(points);
        labels.putScalar(0, 0, labels.getDouble(0, 0) + 2);
        labels.putScalar(3, 1, labels.getDouble(3, 1) - 4);

        EvaluationReport report = line.evaluate(points, labels);

        assertThat(report.accuracy()).isEmpty();
        assertThat(report.confusion()).isEmpty();
        assertThat(report.valueErrors().orElseThrow().meanAbsolute()).isEqualTo(6 / 8.0, within(1e-6));
        assertThat(report.valueErrors().orElseThrow().rootMeanSquared()).isEqualTo(Math.sqrt(20 / 8.0), within(1e-6));
        assertThat(report)
                .hasToString("loss 2.5000, mean absolute error 0.7500, root mean squared error 1.5811 on 4 examples");
    }

    @Test
    void classesAreConfusedByTheirNames() {
        LeNetNetwork lenet = LeNetNetwork.builder().seed(7).build();
        INDArray images = Nd4j.rand(DataType.FLOAT, 5, 1, 28, 28);
        int[] predicted = lenet.predictClasses(images);
        int other = (predicted[0] + 1) % 10;
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 5, 10);
        for (int i = 0; i < 5; i++) {
            labels.putScalar(i, i == 0 ? other : predicted[i], 1);
        }
        var names = lenet.architecture().labels(LeNetNetwork.Layer.DIGIT);

        EvaluationReport report = lenet.evaluate(images, labels);
        ConfusionMatrix confusion = report.confusion().orElseThrow();

        assertThat(report.toString()).matches("loss \\d\\.\\d{4}, accuracy 0\\.8000 on 5 examples");
        assertThat(confusion.labels()).isEqualTo(names);
        assertThat(confusion.count(names.get(other), names.get(predicted[0]))).isEqualTo(1);
        assertThat(confusion.count(other, predicted[0])).isEqualTo(1);
        assertThat(confusion.toString().lines().findFirst().orElseThrow())
                .isEqualTo("actual \\ predicted  zero  one  two  three  four  five  six  seven  eight  nine");
        assertThat(confusion.toString().lines()).hasSize(11);
        assertThat(report.evaluation().orElseThrow().stats()).contains("seven");
        assertThatThrownBy(() -> confusion.count("ten", "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no class is called 'ten': [zero, ");
    }

    @Test
    void classesWithoutNamesAreNumbers() {
        FixtureNetwork pixels = FixtureNetwork.perPixel().seed(3).build();
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 1, 2, 6, 6);
        labels.slice(0).slice(1).assign(1);
        ConfusionMatrix confusion = pixels.evaluate(Nd4j.rand(DataType.FLOAT, 1, 1, 6, 6), labels)
                .confusion()
                .orElseThrow();
        assertThat(confusion.labels()).containsExactly("0", "1");
        assertThat(confusion.count("1", "0") + confusion.count("1", "1")).isEqualTo(36);
        assertThat(confusion.count("0", "0") + confusion.count("0", "1")).isZero();
    }
}
