package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PredictionTest {

    private final LeNetNetwork lenet = LeNetNetwork.builder().seed(7).build();
    private final INDArray images = Nd4j.rand(DataType.FLOAT, 3, 1, 28, 28);

    @Test
    void predictsWhatTheGraphPutsOut() {
        INDArray expected = lenet.graph().outputSingle(images);

        assertThat(lenet.predict(images)).isEqualTo(expected);
        assertThat(lenet.predictClasses(images))
                .isEqualTo(Nd4j.argMax(expected, 1).toIntVector());
        assertThat(lenet.predictLabels(images).get(0))
                .isEqualTo(lenet.architecture().labels(LeNetNetwork.Layer.DIGIT).get(lenet.predictClasses(images)[0]));
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        INDArray again = LeNetNetwork.builder().seed(7).build().predict(images);
        INDArray other = LeNetNetwork.builder().seed(8).build().predict(images);

        assertThat(again).isEqualTo(lenet.predict(images)).isNotEqualTo(other);
        assertThat(lenet.graph().numParams()).isEqualTo(61_706);
    }

    @Test
    void anyNumberTypeIsConverted() {
        INDArray doubles = images.castTo(DataType.DOUBLE);

        assertThat(lenet.predict(doubles)).isEqualTo(lenet.predict(images));
        assertThat(LeNetNetwork.builder()
                        .precision(DataType.DOUBLE)
                        .build()
                        .predict(images)
                        .dataType())
                .isEqualTo(DataType.DOUBLE);
    }

    @Test
    void activationsAreThoseOfFeedForward() {
        Map<String, INDArray> expected = lenet.graph().feedForward(images, false);

        for (LeNetNetwork.Layer layer : LeNetNetwork.Layer.values()) {
            INDArray activations = lenet.activations(layer, images);
            assertThat(activations).as(layer.id()).isEqualTo(expected.get(layer.id()));
            assertThat(activations.shape())
                    .as(layer.id())
                    .isEqualTo(layer.shape().batchOf(3));
        }
    }

    @Test
    void severalThreadsGetTheirOwnAnswers() throws Exception {
        List<INDArray> batches = new ArrayList<>();
        List<INDArray> probabilities = new ArrayList<>();
        List<INDArray> maps = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            batches.add(images.mul(0.1 * i));
            probabilities.add(lenet.predict(batches.get(i)));
            maps.add(lenet.activations(LeNetNetwork.Layer.CONV2, batches.get(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<INDArray>>> answers = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                for (INDArray batch : batches) {
                    answers.add(threads.submit(
                            () -> List.of(lenet.predict(batch), lenet.activations(LeNetNetwork.Layer.CONV2, batch))));
                }
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).containsExactly(probabilities.get(i % 16), maps.get(i % 16));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWrongShapeIsRefusedWithTheFix() {
        assertRefused(
                "image: expected [N, 1, 28, 28], got [3, 28, 28]; "
                        + "if the values are in this order: reshape(3, 1, 28, 28)",
                3,
                28,
                28);
        assertRefused(
                "image: expected [N, 1, 28, 28], got [1, 28, 28]; for one example: reshape(1, 1, 28, 28)", 1, 28, 28);
        assertRefused(
                "image: expected [N, 1, 28, 28], got [5, 28, 28, 1]; "
                        + "channels come before height and width: permute(0, 3, 1, 2)",
                5,
                28,
                28,
                1);
        assertRefused("image: expected [N, 1, 28, 28], got [2, 1, 32, 32]", 2, 1, 32, 32);
        assertRefused(
                "image: expected [N, 1, 28, 28], got [2, 784]; "
                        + "if the values are in this order: reshape(2, 1, 28, 28)",
                2,
                784);
    }

    private void assertRefused(String message, long... shape) {
        INDArray wrong = Nd4j.zeros(DataType.FLOAT, shape);
        assertThatThrownBy(() -> lenet.predict(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> lenet.activations(LeNetNetwork.Layer.CONV1, wrong))
                .hasMessage(message);
        assertThatThrownBy(() -> lenet.fit(wrong, Nd4j.zeros(DataType.FLOAT, 2, 10)))
                .hasMessage(message);
    }

    @Test
    void missingInputsAndStrangeLayersAreNamed() {
        assertThatThrownBy(() -> lenet.predictAll(images, images)).hasMessage("LeNet: expected 1 input (image), got 2");
        assertThatThrownBy(() -> lenet.predict(null)).hasMessage("image: expected [N, 1, 28, 28], got null");
        assertThatThrownBy(() -> lenet.activations(FixtureNetwork.HIDDEN, images))
                .hasMessage("LeNet has no layer hidden");
    }

    @Test
    void predictionsLeaveOutAuxiliaryHeadsAndKeepTheDeclaredOrder() {
        FixtureNetwork many = FixtureNetwork.manyHeads().build();
        INDArray points = Nd4j.rand(DataType.FLOAT, 2, 5);
        INDArray[] all = many.graph().output(points);

        assertThat(many.predictAll(points)).containsExactly(all[1], all[2], all[3]);
        assertThatThrownBy(() -> many.predict(points))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Many has 1 inputs and 3 heads: predict is for one of each, use predictAll");
        assertThatThrownBy(() -> FixtureNetwork.tags().build().predictClasses(points))
                .hasMessage("Tags: predictClasses needs a softmax on a vector, and class is a sigmoid head;"
                        + " predict gives the probabilities");
        assertThatThrownBy(() -> FixtureNetwork.regression().build().predictLabels(points))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Line: predictLabels needs a softmax on a vector, and value is a regression head;"
                        + " predict gives the values");
        assertThatThrownBy(() -> FixtureNetwork.featuresOnly().build().predictLabels(points))
                .hasMessage("Encoder: predictLabels needs a softmax on a vector, and code is an @Output of plain"
                        + " features; predict gives the values");
        FixtureNetwork pixels = FixtureNetwork.perPixel().build();
        INDArray image = Nd4j.zeros(DataType.FLOAT, 1, 1, 6, 6);
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(() -> pixels.predictClasses(image), () -> pixels.predictLabels(image))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .matches("Pixels: predict(Classes|Labels) needs a softmax on a vector, and mask decides for each"
                            + " pixel; predict gives the probabilities");
        }
        assertThatThrownBy(() -> pixels.predictor().classify(new float[36]))
                .hasMessage("Pixels: classify needs a softmax or sigmoid head on a vector, and mask 2x6x6 SOFTMAX"
                        + " decides for each pixel; predict gives the probabilities");
        assertThatThrownBy(() ->
                        FixtureNetwork.convolutional().build().predictLabels(Nd4j.zeros(DataType.FLOAT, 1, 1, 6, 6)))
                .hasMessage("Small declares no labels; predictClasses gives numbers");
    }
}
