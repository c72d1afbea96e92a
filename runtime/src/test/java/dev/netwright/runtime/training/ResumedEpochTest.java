package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.TrainingReport.Epoch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;

/** An epoch that was interrupted reports the figures of all of it. */
class ResumedEpochTest {

    private static final ImageDataset TRAINING = Shapes.draw(290, 1);

    @TempDir
    Path folder;

    private static FixtureNetwork network() {
        return FixtureNetwork.convolutional().updater(new Adam(0.01)).seed(5).build();
    }

    private static TrainingPlan.Builder plan() {
        return TrainingPlan.builder().epochs(2).batchSize(30).progress(false);
    }

    private void interruptedAfter(int steps, FixtureNetwork network, TrainingPlan plan) {
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                if (iteration == steps - 1) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(network.fit(TRAINING, plan).interrupted()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        network.graph().setListeners();
    }

    private static void assertSame(Epoch resumed, Epoch whole) {
        assertThat(resumed.number()).isEqualTo(whole.number());
        assertThat(resumed.loss()).isEqualTo(whole.loss(), within(1e-6));
        assertThat(resumed.accuracy()).isEqualTo(whole.accuracy(), within(1e-12));
    }

    @Test
    void theReportIsThatOfTheUninterruptedRun() {
        TrainingReport whole = network().fit(TRAINING, plan().build());

        TrainingPlan.Builder resuming = plan().checkpoints(folder).resume(true);
        interruptedAfter(4, network(), resuming.build());
        interruptedAfter(7, network(), resuming.build());
        TrainingReport first = network().fit(TRAINING, resuming.epochs(1).build());
        interruptedAfter(19, network(), resuming.epochs(2).build());
        TrainingReport second = network().fit(TRAINING, resuming.build());

        assertThat(first.epochs()).hasSize(1);
        assertThat(second.epochs()).hasSize(1);
        assertSame(first.epochs().get(0), whole.epochs().get(0));
        assertSame(second.epochs().get(0), whole.epochs().get(1));
    }

    @Test
    void aNetworkInMemoryGoesOnTheSameWay() {
        TrainingReport whole = network().fit(TRAINING, plan().epochs(1).build());

        FixtureNetwork network = network();
        interruptedAfter(3, network, plan().epochs(1).build());
        assertSame(
                network.fit(TRAINING, plan().epochs(1).build()).epochs().get(0),
                whole.epochs().get(0));
    }

    /** Figures of other batches are no part of this epoch. */
    @Test
    void otherBatchesBeginAnEpochOfTheirOwn() {
        FixtureNetwork network = network();
        interruptedAfter(3, network, plan().epochs(1).build());
        TrainingPlan others = plan().epochs(1).batchSize(29).build();

        Epoch epoch = network.fit(TRAINING, others).epochs().get(0);

        assertThat(epoch.accuracy() * TRAINING.size())
                .as("a share of the images")
                .isEqualTo(Math.rint(epoch.accuracy() * TRAINING.size()), within(1e-9));
        assertThat(network.position().batch()).isZero();
        assertThat(network.position().sums()).isEmpty();
    }

    @Test
    void theFirstLineSaysHowManyBatchesAreDone() {
        TrainingPlan.Builder resuming = plan().checkpoints(folder).resume(true);
        interruptedAfter(1, network(), resuming.build());
        assertThat(firstLine(resuming.epochs(1))).endsWith(", resumed after 0 epochs and 1 batch");
        assertThat(firstLine(resuming.epochs(1))).endsWith(", resumed after 1 epoch");
        interruptedAfter(13, network(), resuming.epochs(2).progress(false).build());
        assertThat(firstLine(resuming)).endsWith(", resumed after 1 epoch and 3 batches");
    }

    private static String firstLine(TrainingPlan.Builder plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        network().fit(TRAINING, plan.progress(ProgressStyle.LINES, out).build());
        return bytes.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }
}
