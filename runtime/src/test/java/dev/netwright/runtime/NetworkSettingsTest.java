package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class NetworkSettingsTest {

    private final INDArray points = Nd4j.create(new double[][] {{1, -2, 3, -4, 5}});
    private final INDArray labels = Nd4j.create(new double[][] {{0, 1, 0}});

    @Test
    void nothingIsLeftToDeeplearning4jsDefaults() {
        LeNetNetwork lenet = LeNetNetwork.builder().build();

        BaseLayer logits = (BaseLayer) lenet.graph().getLayer("logits").conf().getLayer();
        assertThat(logits.getActivationFn()).isInstanceOf(ActivationIdentity.class);
        assertThat(logits.getIUpdater()).isEqualTo(new Adam(1e-3));
        ConvolutionLayer conv =
                (ConvolutionLayer) lenet.graph().getLayer("conv2").conf().getLayer();
        assertThat(conv.getConvolutionMode()).isEqualTo(ConvolutionMode.Truncate);
        assertThat(lenet.graph().getConfiguration().getDataType()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void weightsStartUniformAndBiasesAtZero() {
        INDArray weights = LeNetNetwork.builder().build().graph().getParam("fc1_W");
        double bound = Math.sqrt(6.0 / (400 + 120));

        assertThat(weights.amaxNumber().doubleValue()).isBetween(0.99 * bound, bound);
        assertThat(weights.stdNumber().doubleValue()).isEqualTo(bound / Math.sqrt(3), within(0.01 * bound));
        assertThat(LeNetNetwork.builder()
                        .build()
                        .graph()
                        .getParam("fc1_b")
                        .amaxNumber()
                        .doubleValue())
                .isZero();
    }

    @Test
    void l2PullsWeightsAndNotBiases() {
        FixtureNetwork plain = tags().build();
        FixtureNetwork pulled = tags().l2(0.1).build();
        INDArray start = plain.graph().getParam("logits_W").dup();

        double loss = plain.fit(points, labels);
        double penalised = pulled.fit(points, labels);

        double squares = start.norm2Number().doubleValue() * start.norm2Number().doubleValue();
        assertThat(penalised - loss).isEqualTo(0.05 * squares, within(1e-9));
        INDArray difference =
                plain.graph().getParam("logits_W").sub(pulled.graph().getParam("logits_W"));
        assertThat(difference.equalsWithEps(start.mul(0.1), 1e-9)).isTrue();
        assertThat(pulled.graph().getParam("logits_b")).isEqualTo(plain.graph().getParam("logits_b"));
    }

    @Test
    void gradientsAreClippedToTheNorm() {
        FixtureNetwork clipped = tags().clipNorm(0.01).build();
        INDArray start = clipped.graph().params().dup();

        clipped.fit(points, labels);

        assertThat(clipped.graph().params().distance2(start)).isEqualTo(0.01, within(1e-9));
    }

    @Test
    void valuesThatMakeNoSenseAreRefused() {
        NetworkSettings settings = NetworkSettings.defaults();
        assertThatThrownBy(() -> settings.withL2(-1)).hasMessage("l2 must be a number of at least 0, got -1.0");
        assertThatThrownBy(() -> settings.withClipNorm(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withPrecision(DataType.BOOL))
                .hasMessage("precision must be a floating point type, got BOOL");
        assertThatThrownBy(() -> settings.withUpdater(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aLearningRateThatIsNoNumberIsRefused() {
        for (double rate : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (IUpdater updater : List.of(
                    new Sgd(rate),
                    new Adam(rate),
                    new AdaGrad(rate),
                    new AdaMax(rate),
                    new AMSGrad(rate),
                    new Nadam(rate),
                    new Nesterovs(rate, 0.9),
                    new RmsProp(rate),
                    new AdaBelief(rate))) {
                assertThatThrownBy(() -> FixtureNetwork.tags().updater(updater).build())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the learning rate of " + updater.getClass().getSimpleName()
                                + " must be a finite number, got " + rate);
            }
        }
        for (IUpdater updater : List.of(
                new AdaDelta(),
                new NoOp(),
                new Adam(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.9)),
                new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.9)))) {
            assertThat(FixtureNetwork.tags().updater(updater).build()).isNotNull();
        }
    }

    private static FixtureNetwork.Builder tags() {
        return FixtureNetwork.tags().precision(DataType.DOUBLE).updater(new Sgd(1));
    }
}
