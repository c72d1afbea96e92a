package dev.netwright.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.benchmarks.contender.Task;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement predictions = new Agreement(Task.Mode.PREDICT, Peer.PYTORCH, new double[] {0.1, 0.9});

    @Test
    void aSmallDifferenceCountsAsEqual() {
        assertThat(predictions.fault(new double[] {0.1, 0.90004})).isEmpty();
    }

    @Test
    void whoComputesSomethingElseIsWrong() {
        assertThat(predictions.fault(new double[] {0.1, 0.9002}).orElseThrow()).contains("PyTorch", "2.5e-04", "1e-04");
        assertThat(predictions.fault(new double[] {0.1, Double.NaN})).isPresent();
        assertThat(predictions.fault(new double[] {0.1})).isPresent();
    }

    @Test
    void lossesAreComparedStepByStep() {
        Agreement losses = new Agreement(Task.Mode.TRAIN, Peer.STOCK, new double[] {2.3, 2.2});

        assertThat(losses.fault(new double[] {2.3, 2.201})).isEmpty();
        assertThat(losses.fault(new double[] {2.3, 2.3})).isPresent();
    }

    @Test
    void oneQuantityIsComparedByItsSize() {
        Agreement quantity = new Agreement(Task.Mode.PREDICT, Peer.PYTORCH, new double[] {-2});

        assertThat(quantity.fault(new double[] {-2.0001})).isEmpty();
        assertThat(quantity.fault(new double[] {-2.001})).isPresent();
    }

    @Test
    void whatIsNoNumberIsNoReference() {
        Agreement broken = new Agreement(Task.Mode.PREDICT, Peer.PYTORCH, new double[] {Double.NaN, 1});

        assertThat(broken.fault(new double[] {Double.NaN, 1})).isPresent();
    }
}
