package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

class HeadLossTest {

    private static final INDArray LOGITS = Nd4j.create(new double[][] {{0.5, -1, 2}, {1.5, 0.25, -0.75}});
    private static final INDArray LABELS = Nd4j.create(new double[][] {{0, 0, 1}, {0, 1, 0}});

    private record Kind(ILossFunction plain, ILossFunction weighted, IActivation activation, double pytorch) {}

    /**
     * The figures are PyTorch 1.13's on the same arrays in float64: CrossEntropyLoss(),
     * BCEWithLogitsLoss(reduction='sum') over 2 examples, MSELoss().
     */
    private static List<Kind> kinds() {
        return List.of(
                new Kind(
                        HeadLoss.softmax(1, 3),
                        HeadLoss.softmax(0.3, 3),
                        Activation.SOFTMAX.getActivationFunction(),
                        0.9109919530321906),
                new Kind(
                        HeadLoss.sigmoid(1, 3),
                        HeadLoss.sigmoid(0.3, 3),
                        Activation.SIGMOID.getActivationFunction(),
                        2.0392451933588993),
                new Kind(
                        HeadLoss.regression(1, 3),
                        HeadLoss.regression(0.3, 3),
                        Activation.IDENTITY.getActivationFunction(),
                        0.9375));
    }

    @Test
    void lossesArePyTorchs() {
        for (Kind kind : kinds()) {
            assertThat(score(kind.plain(), kind.activation())).isEqualTo(kind.pytorch(), within(1e-9));
        }
    }

    @Test
    void theWeightScalesLossAndGradient() {
        for (Kind kind : kinds()) {
            assertThat(score(kind.weighted(), kind.activation())).isEqualTo(0.3 * kind.pytorch(), within(1e-7));
            INDArray plain = kind.plain().computeGradient(LABELS, LOGITS.dup(), kind.activation(), null);
            INDArray weighted = kind.weighted().computeGradient(LABELS, LOGITS.dup(), kind.activation(), null);
            assertThat(weighted.equalsWithEps(plain.mul(0.3), 1e-7)).isTrue();
            assertThat(plain.norm2Number().doubleValue()).isPositive();
        }
    }

    @Test
    void noLossHasNoGradient() {
        IActivation identity = Activation.IDENTITY.getActivationFunction();
        INDArray gradient = HeadLoss.none(3).computeGradient(LABELS, LOGITS.dup(), identity, null);

        assertThat(gradient.amaxNumber().doubleValue()).isZero();
        assertThat(score(HeadLoss.none(3), identity)).isZero();
    }

    @Test
    void weightsThatAreNoWeightsAreRefused() {
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> HeadLoss.softmax(weight, 3)).isInstanceOf(IllegalArgumentException.class);
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

    private static double score(ILossFunction loss, IActivation activation) {
        return loss.computeScore(LABELS, LOGITS.dup(), activation, null, true);
    }
}
