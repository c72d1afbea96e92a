package dev.netwright.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.benchmarks.contender.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double[] REFERENCE = {0.1, 0.9};

    @Test
    void aSmallDifferenceCountsAsEqual() {
        Agreement agreement = Agreement.of(
                Task.Mode.PREDICT,
                Map.of(Peer.STOCK, REFERENCE, Peer.NETWRIGHT, new double[] {0.1, 0.90004}, Peer.DJL, REFERENCE));

        assertThat(agreement.wrong()).isEmpty();
        assertThat(agreement.reference()).isEqualTo(Peer.STOCK);
        assertThat(agreement.largest()).isCloseTo(5e-5, within(1e-9));
    }

    @Test
    void whoComputesSomethingElseIsWrong() {
        Agreement agreement = Agreement.of(
                Task.Mode.PREDICT,
                Map.of(
                        Peer.PYTORCH,
                        REFERENCE,
                        Peer.STOCK,
                        new double[] {0.1, 0.9002},
                        Peer.NETWRIGHT,
                        new double[] {0.1, Double.NaN},
                        Peer.DJL,
                        new double[] {0.1}));

        assertThat(agreement.wrong()).containsOnlyKeys(Peer.STOCK, Peer.NETWRIGHT, Peer.DJL);
        assertThat(agreement.wrong().get(Peer.STOCK)).contains("PyTorch", "2.5e-04", "1e-04");
    }

    @Test
    void lossesAreComparedStepByStep() {
        double[] losses = {2.3, 2.2, 2.1};
        Map<Peer, double[]> results =
                Map.of(Peer.PYTORCH, losses, Peer.STOCK, new double[] {2.3, 2.2, 2.101}, Peer.NETWRIGHT, new double[] {
                    2.3, 2.3, 2.3
                });

        assertThat(Agreement.of(Task.Mode.TRAIN, results).wrong()).containsOnlyKeys(Peer.NETWRIGHT);
    }

    @Test
    void withoutAnyResultThereIsNothingToCompare() {
        assertThatThrownBy(() -> Agreement.of(Task.Mode.TRAIN, Map.of())).isInstanceOf(IllegalStateException.class);
    }
}
