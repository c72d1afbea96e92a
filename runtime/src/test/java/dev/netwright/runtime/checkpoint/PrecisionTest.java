package dev.netwright.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** A checkpoint of more precision than the network's is converted, or refused where a value would become infinite. */
class PrecisionTest {

    @TempDir
    Path folder;

    private Path file;
    private final FixtureNetwork precise =
            FixtureNetwork.tiny().precision(DataType.DOUBLE).build();

    @BeforeEach
    void name() {
        file = folder.resolve("net.netwright");
    }

    private INDArray firstWeights() {
        return precise.graph().paramTable().values().iterator().next();
    }

    private String firstName() {
        return precise.graph().paramTable().keySet().iterator().next();
    }

    @Test
    void aWeightThatDoesNotFitIsRefusedAndNothingIsChanged() {
        firstWeights().putScalar(1, -1e300);
        precise.save(file);
        FixtureNetwork network = FixtureNetwork.tiny().build();
        INDArray before = network.graph().params().dup();

        assertThatThrownBy(() -> Checkpoint.load(file, network.architecture(), network.graph()))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": has values up to 1.0E300 in " + firstName()
                        + ", which FLOAT cannot hold: load it with precision(DOUBLE)");
        assertThat(network.graph().params()).isEqualTo(before);

        FixtureNetwork loaded = FixtureNetwork.tiny().precision(DataType.DOUBLE).load(file);
        assertThat(loaded.graph().params()).isEqualTo(precise.graph().params());
    }

    @Test
    void theLargestFloatFits() {
        firstWeights().putScalar(1, -Float.MAX_VALUE);
        precise.save(file);

        assertThat(FixtureNetwork.tiny().load(file).graph().params())
                .isEqualTo(precise.graph().params().castTo(DataType.FLOAT));
    }

    @Test
    void theUpdatersStateMustFitWhereItIsLoaded() {
        precise.graph().getUpdater(true).getStateViewArray().putScalar(0, 1e200);
        precise.save(file);

        assertThatThrownBy(() -> FixtureNetwork.tiny().load(file))
                .hasMessage(file + ": has values up to 1.0E200 in the updater's state, which FLOAT cannot hold: load it"
                        + " with precision(DOUBLE)");
        assertThat(FixtureNetwork.tiny()
                        .updater(new Sgd(0.1))
                        .load(file)
                        .graph()
                        .params())
                .isEqualTo(precise.graph().params().castTo(DataType.FLOAT));
    }
}
