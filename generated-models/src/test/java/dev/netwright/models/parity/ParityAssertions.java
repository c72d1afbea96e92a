package dev.netwright.models.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.TrainableNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every parity test asks of a recorded network. */
public final class ParityAssertions {
    private static final Logger LOG = LoggerFactory.getLogger(ParityAssertions.class);

    private ParityAssertions() {}

    /** With the weights of the rule, the network computes what is recorded, layer by layer. */
    public static void assertComputesWhatPyTorchComputes(String name, TrainableNetwork network) {
        ParityRecord recorded = ParityRecord.read(name);
        ComputationGraph graph = network.graph();

        assertThat(ParityWeights.fill(graph, recorded.gain()))
                .as("trainable parameters of %s", name)
                .isEqualTo(recorded.parameters());
        Parity parity = Parity.measure(graph, recorded);

        LOG.info(
                "{}: logits {}, probabilities {}, worst of {} layers {} ({})",
                name,
                parity.logits(),
                parity.probabilities(),
                recorded.stages().size(),
                parity.stages(),
                parity.worstStage());
        assertThat(parity.differences()).as(name).isEmpty();
    }

    /** The two recorded images give logits that differ by much more than what counts as equal. */
    public static void assertRecordedLogitsDependOnTheImage(String name) {
        ParityRecord.Values logits = ParityRecord.read(name).logits();
        int classes = logits.numbers().length / 2;
        double moved = 0;
        for (int i = 0; i < classes; i++) {
            moved = Math.max(moved, Math.abs(logits.numbers()[i] - logits.numbers()[classes + i]));
        }
        assertThat(moved / logits.range()).isGreaterThan(100 * Parity.LIMIT);
    }
}
