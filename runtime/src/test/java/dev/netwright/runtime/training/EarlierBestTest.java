package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.TrainingReport.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The best checkpoint in a folder is of the run that wrote the last one. */
class EarlierBestTest {

    private static final ImageDataset TRAINING = Shapes.draw(60, 1);

    @TempDir
    Path folder;

    private byte[] earlierBest;

    private static FixtureNetwork network() {
        return FixtureNetwork.convolutional().updater(new Adam(0.01)).build();
    }

    private TrainingPlan.Builder plan() {
        return TrainingPlan.builder()
                .epochs(1)
                .batchSize(30)
                .checkpoints(folder)
                .progress(false);
    }

    private Path best() {
        return folder.resolve(TrainingPlan.BEST);
    }

    @BeforeEach
    void runWithValidation() throws IOException {
        network().fit(TRAINING, plan().validation(Shapes.draw(30, 2)).build());
        earlierBest = Files.readAllBytes(best());
    }

    @Test
    void aNewRunWithoutValidationRemovesIt() {
        TrainingReport report = network().fit(TRAINING, plan().build());

        assertThat(best()).doesNotExist();
        assertThat(report.bestCheckpoint()).isEmpty();
        assertThat(report.lastCheckpoint()).hasValue(folder.resolve(TrainingPlan.LAST));
    }

    @Test
    void aNewRunWithValidationReplacesIt() throws IOException {
        network().fit(TRAINING, plan().validation(Shapes.draw(30, 3)).build());

        assertThat(Files.readAllBytes(best())).isNotEqualTo(earlierBest);
    }

    @Test
    void aRunThatResumesKeepsIt() {
        network().fit(TRAINING, plan().epochs(2).resume(true).build());

        assertThat(best()).hasBinaryContent(earlierBest);
    }

    @Test
    void aRunThatWritesNoCheckpointLosesNothing() throws IOException {
        byte[] last = Files.readAllBytes(folder.resolve(TrainingPlan.LAST));
        FixtureNetwork diverging =
                FixtureNetwork.convolutional().updater(new Sgd(1e30)).build();

        assertThat(diverging.fit(TRAINING, plan().build()).ending()).isEqualTo(Ending.DIVERGED);

        assertThat(best()).hasBinaryContent(earlierBest);
        assertThat(folder.resolve(TrainingPlan.LAST)).hasBinaryContent(last);
    }
}
