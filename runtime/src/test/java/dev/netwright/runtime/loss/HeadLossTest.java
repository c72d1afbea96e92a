package dev.netwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.FixtureNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.serde.JsonMappers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Losses and gradients of PyTorch, from {@code torch-losses.txt}, which says how it was made. */
class HeadLossTest {

    private static final INDArray LABELS = Nd4j.create(new double[][] {{0, 0, 1}, {0, 1, 0}});

    private record Recorded(String kind, double loss, double[] logits, double[] labels, double[] gradient) {
        @Override
        public String toString() {
            return kind + " " + Arrays.toString(logits) + ", labels " + Arrays.toString(labels);
        }
    }

    private static List<Recorded> recorded() throws IOException {
        try (InputStream in = HeadLossTest.class.getResourceAsStream("torch-losses.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            List<Recorded> cases = new ArrayList<>();
            for (int line = 0; line < lines.size(); line += 3) {
                String[] first = lines.get(line).split(" ", 3);
                cases.add(new Recorded(
                        first[0],
                        Double.parseDouble(first[1]),
                        numbers(first[2]),
                        numbers(lines.get(line + 1)),
                        numbers(lines.get(line + 2))));
            }
            return cases;
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static ILossFunction loss(String kind, double weight) {
        return switch (kind) {
            case "softmax" -> new SoftmaxCrossEntropy(weight);
            case "sigmoid" -> new SigmoidCrossEntropy(weight);
            default -> new MeanSquaredError(weight);
        };
    }

    private static IActivation activation(String kind) {
        return Activation.valueOf(kind.equals("regression") ? "IDENTITY" : kind.toUpperCase(java.util.Locale.ROOT))
                .getActivationFunction();
    }

    private static INDArray row(DataType type, double[] values) {
        return Nd4j.createFromArray(values).castTo(type).reshape(1, values.length);
    }

    @TestFactory
    Stream<DynamicTest> lossesAndGradientsArePyTorchs() throws IOException {
        return Stream.of(DataType.DOUBLE, DataType.FLOAT).flatMap(type -> {
            try {
                return recorded().stream()
                        .map(recorded -> DynamicTest.dynamicTest(type + " " + recorded, () -> check(recorded, type)));
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
    }

    private static void check(Recorded recorded, DataType type) {
        double tolerance = type == DataType.DOUBLE ? 1e-12 : 1e-6;
        INDArray logits = row(type, recorded.logits());
        INDArray labels = row(type, recorded.labels());
        for (double weight : new double[] {1, 0.3}) {
            ILossFunction loss = loss(recorded.kind(), weight);
            IActivation activation = activation(recorded.kind());
            double expected = weight * recorded.loss();
            assertThat(loss.computeScore(labels, logits, activation, null, true))
                    .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
            INDArray gradient = loss.computeGradient(labels, logits, activation, null);
            for (int i = 0; i < recorded.gradient().length; i++) {
                double slope = weight * recorded.gradient()[i];
                assertThat(gradient.getDouble(i)).isCloseTo(slope, within(tolerance * Math.max(1, Math.abs(slope))));
            }
            assertThat(logits).as("what other layers may read").isEqualTo(row(type, recorded.logits()));
            assertThat(labels).isEqualTo(row(type, recorded.labels()));
        }
    }

    @Test
    void rowsAreSummedMaskedAndAveraged() {
        for (String kind : List.of("softmax", "sigmoid", "regression")) {
            ILossFunction loss = loss(kind, 0.5);
            IActivation activation = activation(kind);
            INDArray logits = Nd4j.rand(DataType.DOUBLE, 4, 3).muli(10);
            INDArray labels = Nd4j.rand(DataType.DOUBLE, 4, 3);
            INDArray mask = Nd4j.create(new double[][] {{1}, {0}, {1}, {0.5}});
            INDArray plain = loss.computeScoreArray(labels, logits, activation, null);
            INDArray gradient = loss.computeGradient(labels, logits, activation, null);

            assertThat(plain.shape()).containsExactly(4, 1);
            assertThat(loss.computeScoreArray(labels, logits, activation, mask).equalsWithEps(plain.mul(mask), 1e-12))
                    .isTrue();
            assertThat(loss.computeGradient(labels, logits.dup('f'), activation, mask)
                            .equalsWithEps(gradient.mulColumnVector(mask), 1e-12))
                    .isTrue();
            double sum = plain.mul(mask).sumNumber().doubleValue();
            assertThat(loss.computeScore(labels, logits, activation, mask, false))
                    .isCloseTo(sum, within(1e-12));
            assertThat(loss.computeGradientAndScore(labels, logits, activation, mask, true)
                            .getFirst())
                    .isCloseTo(sum / 4, within(1e-12));
        }
    }

    @Test
    void noLossHasNoGradientWhateverTheFeatures() {
        IActivation identity = activation("regression");
        INDArray features = Nd4j.create(new double[][] {{1e30, Double.NaN, -3}});
        INDArray zeros = Nd4j.zeros(DataType.DOUBLE, 1, 3);

        assertThat(new NoLoss().computeGradient(zeros, features, identity, null))
                .isEqualTo(zeros);
        assertThat(new NoLoss().computeScore(zeros, features, identity, null, false))
                .isZero();
    }

    @Test
    void weightsThatAreNoWeightsAreRefused() {
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new SoftmaxCrossEntropy(weight))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weight must be a number of at least 0, got " + weight);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        INDArray logits = Nd4j.zeros(DataType.DOUBLE, 2, 3);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(1);

        assertThatThrownBy(() -> loss.computeScore(logits, logits, activation("sigmoid"), null, true))
                .hasMessage("SoftmaxCrossEntropy(1.0) is for a head with ActivationSoftmax, got sigmoid");
        assertThatThrownBy(() -> loss.computeGradient(logits.getColumns(0, 1), logits, activation("softmax"), null))
                .hasMessage("expected labels of shape [2, 3], got [2, 2]");
        assertThatThrownBy(() -> loss.computeGradient(logits, logits, activation("softmax"), logits))
                .hasMessage("expected a mask of one number a row");
    }

    @Test
    void lossesGoThroughJson() throws IOException {
        for (ILossFunction loss : List.of(
                new SoftmaxCrossEntropy(1), new SigmoidCrossEntropy(0.3), new MeanSquaredError(2.5), new NoLoss())) {
            LossLayer layer = new LossLayer.Builder().lossFunction(loss).build();
            LossLayer read = JsonMappers.getMapper()
                    .readValue(JsonMappers.getMapper().writeValueAsString(layer), LossLayer.class);
            assertThat(read.getLossFn()).isEqualTo(loss).hasSameHashCodeAs(loss).isNotEqualTo(new MeanSquaredError(7));
        }
    }

    @Test
    void aHeadPerPixelIsWeightedToo() {
        FixtureNetwork pixels =
                FixtureNetwork.perPixel().precision(DataType.DOUBLE).build();
        INDArray images = Nd4j.rand(DataType.DOUBLE, 2, 1, 6, 6);
        INDArray ones = Nd4j.rand(DataType.DOUBLE, 2, 1, 6, 6).gt(0.5).castTo(DataType.DOUBLE);
        INDArray labels = Nd4j.concat(1, ones, ones.rsub(1));

        INDArray probabilities = pixels.predict(images);
        double sum = 0;
        for (long i = 0; i < labels.length(); i++) {
            sum -= labels.getDouble(i) * Math.log(probabilities.dup('c').getDouble(i));
        }
        assertThat(pixels.graph().score(new DataSet(images, labels), false)).isEqualTo(0.5 * sum / 2, within(1e-9));
        assertThat(pixels.evaluate(images, labels).loss()).isEqualTo(0.5 * sum / 2, within(1e-9));

        assertGradientsAreNumeric(pixels, new INDArray[] {images}, new INDArray[] {labels});
    }

    @Test
    void gradientsOfManyHeadsAreNumeric() {
        FixtureNetwork many =
                FixtureNetwork.manyHeads().precision(DataType.DOUBLE).build();
        INDArray points = Nd4j.rand(DataType.DOUBLE, 2, 5);
        INDArray values = Nd4j.rand(DataType.DOUBLE, 2, 2);
        INDArray zeros = Nd4j.zeros(DataType.DOUBLE, 2, 4);

        assertGradientsAreNumeric(many, new INDArray[] {points}, new INDArray[] {LABELS, LABELS, values, zeros});
    }

    private static void assertGradientsAreNumeric(FixtureNetwork network, INDArray[] inputs, INDArray[] labels) {
        network.graph().setInputs(inputs);
        network.graph().setLabels(labels);
        network.graph().computeGradientAndScore();
        INDArray analytic = network.graph().gradient().gradient().dup();
        INDArray params = network.graph().params();
        double step = 1e-6;
        for (int i = 0; i < params.length(); i++) {
            double kept = params.getDouble(i);
            double above = scoreWith(network, i, kept + step);
            double below = scoreWith(network, i, kept - step);
            params.putScalar(i, kept);
            double numeric = (above - below) / (2 * step) * inputs[0].size(0);
            assertThat(analytic.getDouble(i)).as("parameter %d", i).isEqualTo(numeric, within(1e-6));
        }
    }

    private static double scoreWith(FixtureNetwork network, int parameter, double value) {
        network.graph().params().putScalar(parameter, value);
        network.graph().computeGradientAndScore();
        return network.graph().score();
    }
}
