package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.checkpoint.CheckpointException;
import dev.netwright.runtime.data.ImageDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training does not overwrite the checkpoints of another network. */
class AnotherNetworksFolderTest {

    private static final ImageDataset TRAINING = Shapes.draw(60, 1);

    @TempDir
    Path folder;

    private TrainingPlan plan(boolean resume) {
        return TrainingPlan.builder()
                .epochs(1)
                .batchSize(30)
                .checkpoints(folder)
                .resume(resume)
                .progress(false)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {TrainingPlan.LAST, TrainingPlan.BEST})
    void isRefusedInOneLine(String name) throws IOException {
        Path other = folder.resolve(name);
        FixtureNetwork.tiny().build().save(other);
        byte[] before = Files.readAllBytes(other);
        FixtureNetwork network = FixtureNetwork.convolutional().build();

        String message = other + ": is of Tiny (fingerprint 71n4), not of Small (5ma11)";
        assertThatThrownBy(() -> network.fit(TRAINING, plan(false)))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(message + ", and would be overwritten: choose another folder or move it away");
        assertThatThrownBy(() -> network.fit(TRAINING, plan(true))).hasMessageStartingWith(message);
        assertThat(other).hasBinaryContent(before);

        // The folder is free again.
        Files.delete(other);
        assertThat(network.fit(TRAINING, plan(false)).lastCheckpoint()).hasValue(folder.resolve(TrainingPlan.LAST));
    }

    @Test
    void whatIsNoCheckpointIsReplaced() throws IOException {
        Path last = Files.writeString(folder.resolve(TrainingPlan.LAST), "something else");
        FixtureNetwork network = FixtureNetwork.convolutional().build();

        network.fit(TRAINING, plan(false));

        assertThat(FixtureNetwork.convolutional().load(last).graph().params())
                .isEqualTo(network.graph().params());
    }
}
