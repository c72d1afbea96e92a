package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.checkpoint.Checkpoint;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.TrainingReport.Ending;
import dev.netwright.runtime.training.TrainingReport.Epoch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;

/** After an early stop the network is as it was after the best epoch, in every respect. */
class EarlyStopTest {

    private static final int PATIENCE = 2;
    private static final ImageDataset TRAINING = Shapes.draw(300, 1);
    private static final ImageDataset VALIDATION = Shapes.draw(90, 2);

    @TempDir
    Path folder;

    /** A step so long that the loss soon goes up and down. */
    private static FixtureNetwork.Builder builder() {
        return FixtureNetwork.convolutional().updater(new Adam(0.05)).seed(5);
    }

    private static TrainingPlan.Builder plan(int epochs) {
        return TrainingPlan.builder()
                .epochs(epochs)
                .batchSize(30)
                .validation(VALIDATION)
                .keepBestBy(BestBy.LOSS)
                .earlyStopPatience(PATIENCE)
                .progress(false);
    }

    private static void assertHoldsTheBest(FixtureNetwork network, TrainingReport report) {
        long best = report.bestEpoch().orElseThrow();
        Epoch epoch = report.epochs().stream()
                .filter(one -> one.number() == best)
                .findFirst()
                .orElseThrow();
        assertThat(network.evaluate(VALIDATION).loss())
                .isEqualTo(epoch.validation().orElseThrow().loss(), within(1e-6));
        assertThat(network.position().epoch()).isEqualTo(best);
        assertThat(network.position().best().orElseThrow().epoch()).isEqualTo(best);
        assertThat(network.graph().getIterationCount()).isEqualTo((int) best * 10);
        assertThat(network.graph().getEpochCount()).isEqualTo((int) best);

        FixtureNetwork alone = builder().build();
        alone.fit(
                TRAINING,
                TrainingPlan.builder()
                        .epochs((int) best)
                        .batchSize(30)
                        .progress(false)
                        .build());
        assertThat(network.graph().params().distance2(alone.graph().params())).isLessThan(1e-5);
        assertThat(network.graph()
                        .getUpdater(true)
                        .getStateViewArray()
                        .distance2(alone.graph().getUpdater(true).getStateViewArray()))
                .isLessThan(1e-5);
    }

    @Test
    void withoutAFolderTheBestIsKeptInMemory() {
        FixtureNetwork network = builder().build();
        TrainingReport report = network.fit(TRAINING, plan(100).build());

        assertThat(report.ending()).isEqualTo(Ending.STOPPED_EARLY);
        assertThat(report.lastEpoch()).isEqualTo(report.bestEpoch().orElseThrow() + PATIENCE);
        assertHoldsTheBest(network, report);
    }

    @Test
    void withAFolderTheLastCheckpointIsOfTheLastEpochAllTheSame() {
        FixtureNetwork network = builder().build();
        TrainingReport report =
                network.fit(TRAINING, plan(100).checkpoints(folder).build());

        assertThat(report.ending()).isEqualTo(Ending.STOPPED_EARLY);
        assertHoldsTheBest(network, report);
        FixtureNetwork last = builder().build();
        assertThat(Checkpoint.resume(report.lastCheckpoint().orElseThrow(), last.architecture(), last.graph())
                        .epoch())
                .isEqualTo(report.lastEpoch());

        FixtureNetwork resumed = builder().build();
        TrainingReport again =
                resumed.fit(TRAINING, plan(100).checkpoints(folder).resume(true).build());
        assertThat(again.ending()).isEqualTo(Ending.STOPPED_EARLY);
        assertThat(again.epochs()).isEmpty();
        assertThat(again.bestEpoch()).isEqualTo(report.bestEpoch());
        assertThat(resumed.graph().params()).isEqualTo(network.graph().params());
        assertThat(resumed.position()).isEqualTo(network.position());
    }

    @Test
    void theReportAndTheProgressSayWhichEpoch() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        TrainingReport report = builder()
                .build()
                .fit(
                        TRAINING,
                        plan(100)
                                .progress(ProgressStyle.LINES, new PrintStream(shown, true, StandardCharsets.UTF_8))
                                .build());

        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .last()
                .isEqualTo("stopped early: epoch " + report.bestEpoch().orElseThrow()
                        + " was the best, and the network has its weights");
    }

    /** The patience that was not used up is no reason to keep the worse weights. */
    @Test
    void allEpochsDoneItIsTheBestToo() {
        TrainingReport stopped = builder().build().fit(TRAINING, plan(100).build());
        int epochs = (int) stopped.lastEpoch() - 1;

        FixtureNetwork network = builder().build();
        TrainingReport report = network.fit(TRAINING, plan(epochs).build());

        assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(report.lastEpoch()).isEqualTo(epochs);
        assertThat(report.bestEpoch()).isEqualTo(stopped.bestEpoch());
        assertHoldsTheBest(network, report);
    }

    @Test
    void withoutPatienceItIsTheLast() {
        FixtureNetwork network = builder().build();
        TrainingReport report = network.fit(
                TRAINING,
                TrainingPlan.builder()
                        .epochs(8)
                        .batchSize(30)
                        .validation(VALIDATION)
                        .keepBestBy(BestBy.LOSS)
                        .progress(false)
                        .build());

        assertThat(report.bestEpoch().orElseThrow()).isBetween(1L, 8L);
        assertThat(network.position().epoch()).isEqualTo(8);
        assertThat(network.evaluate(VALIDATION).loss())
                .isEqualTo(report.epochs().get(7).validation().orElseThrow().loss(), within(1e-6));
    }

    @Test
    void aBestCheckpointThatIsGoneIsSaidSo() throws IOException {
        builder().build().fit(TRAINING, plan(100).checkpoints(folder).build());
        Files.delete(folder.resolve(TrainingPlan.BEST));
        ByteArrayOutputStream shown = new ByteArrayOutputStream();

        FixtureNetwork network = builder().build();
        TrainingReport report = network.fit(
                TRAINING,
                plan(100)
                        .checkpoints(folder)
                        .resume(true)
                        .progress(ProgressStyle.LINES, new PrintStream(shown, true, StandardCharsets.UTF_8))
                        .build());

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("its checkpoint is gone");
        assertThat(network.position().epoch()).isEqualTo(report.lastEpoch());
    }
}
