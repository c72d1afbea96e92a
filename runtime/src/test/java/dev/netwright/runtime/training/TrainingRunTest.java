package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.checkpoint.CheckpointException;
import dev.netwright.runtime.data.Augmentation;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.TrainingReport.Ending;
import dev.netwright.runtime.training.TrainingReport.Epoch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class TrainingRunTest {

    private static final ImageDataset TRAINING = Shapes.draw(300, 1);
    private static final ImageDataset VALIDATION = Shapes.draw(90, 2);

    @TempDir
    Path folder;

    @Test
    void learnsAndReports() {
        FixtureNetwork network = network();
        TrainingReport report = network.fit(
                TRAINING,
                plan().augmentation(Augmentation.none())
                        .epochs(20)
                        .validation(VALIDATION)
                        .build());

        assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(report.epochs())
                .extracting(Epoch::number)
                .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        Epoch first = report.epochs().get(0);
        Epoch last = report.epochs().get(19);
        assertThat(last.loss()).isLessThan(first.loss() / 2);
        assertThat(last.accuracy()).isGreaterThan(0.8).isGreaterThan(first.accuracy());
        assertThat(last.validation().orElseThrow().accuracy().orElseThrow()).isGreaterThan(0.85);
        assertThat(last.validation().orElseThrow().accuracy())
                .isEqualTo(network.evaluate(VALIDATION).accuracy());
        assertThat(network.evaluate(VALIDATION, 7).loss())
                .isEqualTo(network.evaluate(VALIDATION).loss(), within(1e-6));
        assertThat(last.examplesPerSecond()).isPositive();
        assertThat(report.lastCheckpoint()).isEmpty();
    }

    @Test
    void trainingAccuracyIsThatOfTheForwardPass() {
        FixtureNetwork network = FixtureNetwork.tiny().updater(new Sgd(0)).build();
        ImageDataset data = ImageDataset.of(
                "t", 1, 2, 2, new byte[] {1, 2, 3, 4, 100, 0, 0, 9, 50, 90, 7, 7}, new int[] {0, 1, 2}, 3);

        Epoch epoch = network.fit(
                        data,
                        plan().augmentation(Augmentation.none())
                                .epochs(1)
                                .batchSize(2)
                                .build())
                .epochs()
                .get(0);

        EvaluationReport expected = network.evaluate(data);
        assertThat(epoch.accuracy()).isEqualTo(expected.accuracy().orElseThrow(), within(1e-12));
        assertThat(epoch.loss()).isEqualTo(expected.loss(), within(1e-6));
    }

    @Test
    void resumedTrainingEqualsTrainingThatNeverStopped() {
        FixtureNetwork whole = network();
        whole.fit(TRAINING, plan().epochs(4).build());

        network().fit(TRAINING, plan().epochs(2).checkpoints(folder).build());
        FixtureNetwork resumed = network();
        TrainingReport report = resumed.fit(
                TRAINING, plan().epochs(4).checkpoints(folder).resume(true).build());

        assertThat(report.epochs()).extracting(Epoch::number).containsExactly(3L, 4L);
        assertSame(resumed, whole);
    }

    @Test
    void aSavedAndLoadedNetworkGoesOnToo() {
        FixtureNetwork whole = network();
        whole.fit(TRAINING, plan().epochs(3).build());

        FixtureNetwork first = network();
        first.fit(TRAINING, plan().epochs(1).build());
        first.save(folder.resolve("one"));
        FixtureNetwork loaded = builder().load(folder.resolve("one"));
        loaded.fit(TRAINING, plan().epochs(2).build());

        assertSame(loaded, whole);
    }

    @Test
    void anInterruptWithinAnEpochLosesNothing() throws IOException {
        FixtureNetwork whole = network();
        whole.fit(TRAINING, plan().epochs(3).build());

        FixtureNetwork stopped = network();
        interruptAfter(stopped, 13);
        TrainingReport report =
                stopped.fit(TRAINING, plan().epochs(3).checkpoints(folder).build());
        assertThat(Thread.interrupted()).isTrue();

        assertThat(report.interrupted()).isTrue();
        assertThat(report.epochs()).hasSize(1);
        assertThat(stopped.position().batch()).isEqualTo(3);
        assertThat(Files.list(folder))
                .containsExactlyInAnyOrder(report.lastCheckpoint().orElseThrow(), folder.resolve(FolderLock.NAME));

        FixtureNetwork resumed = network();
        resumed.fit(TRAINING, plan().epochs(3).checkpoints(folder).resume(true).build());
        assertSame(resumed, whole);

        stopped.graph().setListeners(List.of());
        stopped.fit(TRAINING, plan().epochs(2).build());
        assertSame(stopped, whole);
    }

    private static void interruptAfter(FixtureNetwork network, int steps) {
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                if (iteration == steps - 1) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    @Test
    void resumingWithinAnEpochNeedsTheSameBatches() {
        FixtureNetwork stopped = network();
        interruptAfter(stopped, 13);
        stopped.fit(TRAINING, plan().epochs(3).checkpoints(folder).build());
        assertThat(Thread.interrupted()).isTrue();

        TrainingPlan other =
                plan().batchSize(20).epochs(3).checkpoints(folder).resume(true).build();
        assertThatThrownBy(() -> network().fit(TRAINING, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        folder.resolve(TrainingPlan.LAST) + " stopped within epoch 2, and can only go on there with the"
                                + " same settings: the batch size was 30 and is 20 now");
        TrainingPlan reseeded =
                plan().shuffleSeed(7).epochs(3).checkpoints(folder).resume(true).build();
        assertThatThrownBy(() -> network().fit(Shapes.draw(299, 1), reseeded))
                .hasMessageEndingWith("with the same settings: the number of images was 300 and is 299 now, "
                        + "the shuffle seed was 42 and is 7 now");
    }

    @Test
    void resumingNeedsTheSameUpdater() {
        network().fit(TRAINING, plan().epochs(1).checkpoints(folder).build());

        TrainingPlan resuming =
                plan().epochs(2).checkpoints(folder).resume(true).build();
        FixtureNetwork other =
                FixtureNetwork.convolutional().updater(new Sgd(0.1)).build();
        assertThatThrownBy(() -> other.fit(TRAINING, resuming))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("was trained with Adam{")
                .hasMessageContaining("the network has Sgd{learningRate=0.1}");
    }

    @Test
    void resumingWithNothingThereStartsAtTheStart() {
        FixtureNetwork network = network();
        network.fit(TRAINING, plan().epochs(1).checkpoints(folder).resume(true).build());
        FixtureNetwork plain = network();
        plain.fit(TRAINING, plan().epochs(1).build());

        assertSame(network, plain);
    }

    @Test
    void theBestCheckpointIsTheBestEpochs() {
        for (BestBy by : BestBy.values()) {
            Path runs = folder.resolve(by.name());
            TrainingPlan plan = plan().epochs(8)
                    .validation(VALIDATION)
                    .keepBestBy(by)
                    .checkpoints(runs)
                    .build();
            TrainingReport report = FixtureNetwork.convolutional()
                    .updater(new Adam(0.05))
                    .build()
                    .fit(TRAINING, plan);

            Comparator<Epoch> better = by == BestBy.ACCURACY
                    ? Comparator.comparing(epoch ->
                            -epoch.validation().orElseThrow().accuracy().orElseThrow())
                    : Comparator.comparing(
                            epoch -> epoch.validation().orElseThrow().loss());
            Epoch best = report.epochs().stream().min(better).orElseThrow();
            FixtureNetwork loaded = FixtureNetwork.convolutional()
                    .updater(new Adam(0.05))
                    .load(report.bestCheckpoint().orElseThrow());
            assertThat(loaded.position().epoch()).isEqualTo(best.number());
            assertThat(loaded.evaluate(VALIDATION).loss())
                    .isEqualTo(best.validation().orElseThrow().loss(), within(1e-6));
        }
    }

    @Test
    void stopsEarlyWhenNothingImproves() {
        FixtureNetwork still =
                FixtureNetwork.convolutional().updater(new Sgd(0)).build();
        TrainingPlan plan = plan().epochs(9)
                .validation(VALIDATION)
                .earlyStopPatience(2)
                .checkpoints(folder)
                .build();

        TrainingReport report = still.fit(TRAINING, plan);

        assertThat(report.ending()).isEqualTo(Ending.STOPPED_EARLY);
        assertThat(report.epochs()).hasSize(3);
        assertThat(report.bestCheckpoint()).hasValue(folder.resolve("best.netwright"));

        TrainingPlan resuming = plan().epochs(9)
                .validation(VALIDATION)
                .earlyStopPatience(2)
                .checkpoints(folder)
                .resume(true)
                .build();
        assertThat(FixtureNetwork.convolutional()
                        .updater(new Sgd(0))
                        .build()
                        .fit(TRAINING, resuming)
                        .epochs())
                .isEmpty();
    }

    @Test
    void progressShowsLossAccuracyAndSpeed() {
        String lines = shown(ProgressStyle.LINES);
        assertThat(lines.lines()).hasSize(3).element(0).isEqualTo("Small on shapes: 300 images of 1x6x6 in 3 classes");
        assertThat(lines.lines().toList().get(2))
                .matches("epoch 2: loss \\d\\.\\d{4} accuracy \\d\\.\\d{4}, "
                        + "validation loss \\d\\.\\d{4} accuracy \\d\\.\\d{4}, [\\d,]+ examples/s");

        assertThat(shown(ProgressStyle.BAR))
                .contains("epoch 1/2")
                .contains("100%")
                .contains("300/300")
                .containsPattern("loss \\d\\.\\d{4} acc \\d\\.\\d{4}")
                .contains("examples/s");
        assertThat(shown(ProgressStyle.NONE)).isEmpty();
    }

    private static String shown(ProgressStyle style) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        network()
                .fit(
                        TRAINING,
                        plan().epochs(2)
                                .validation(VALIDATION)
                                .progress(style, out)
                                .build());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFolderThatCannotBeWrittenStopsBeforeTheFirstStep() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        FixtureNetwork network = network();
        INDArray before = network.graph().params().dup();

        assertThatThrownBy(() -> network.fit(
                        TRAINING, plan().checkpoints(file.resolve("runs")).build()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file.resolve("runs") + ": checkpoints cannot be written here: ");
        assertThat(network.graph().params()).isEqualTo(before);
    }

    @Test
    void dataOrPlansThatDoNotFitAreRefused() {
        ImageDataset two = ImageDataset.of("two", 1, 6, 6, new byte[36], new int[1], 2);
        assertThatThrownBy(() -> network().fit(two, plan().build()))
                .hasMessage("Small reads 1x6x6 and knows 3 classes, "
                        + "which does not fit two: 1 images of 1x6x6 in 2 classes");
        ImageDataset none = ImageDataset.of("none", 1, 6, 6, new byte[0], new int[0], 3);
        assertThatThrownBy(() -> network().fit(none, plan().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Small: data set none has no images");
        assertThatThrownBy(() -> network().fit(TRAINING, plan().validation(none).build()))
                .hasMessage("Small: data set none has no images");
        assertThatThrownBy(() -> network().evaluate(none)).hasMessage("Small: data set none has no images");
        assertThatThrownBy(() -> FixtureNetwork.manyHeads().build().fit(TRAINING, plan().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("labelled images are for a network of one input map");
        assertThatThrownBy(() -> plan().epochs(0).build()).hasMessage("epochs must be at least 1, got 0");
        assertThatThrownBy(() -> plan().earlyStopPatience(2).build()).hasMessage("early stop needs validation data");
        assertThatThrownBy(() -> plan().resume(true).build()).hasMessage("resume needs the folder of checkpoints");
    }

    private static TrainingPlan.Builder plan() {
        return TrainingPlan.builder()
                .batchSize(30)
                .augmentation(new Augmentation(1, true))
                .progress(false);
    }

    private static FixtureNetwork.Builder builder() {
        return FixtureNetwork.convolutional().updater(new Adam(0.01)).seed(5);
    }

    private static FixtureNetwork network() {
        return builder().build();
    }

    private static void assertSame(FixtureNetwork one, FixtureNetwork other) {
        INDArray difference = one.graph().params().sub(other.graph().params());
        assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-6);
        assertThat(one.graph().getIterationCount()).isEqualTo(other.graph().getIterationCount());
        assertThat(one.position()).isEqualTo(other.position());
    }

    @Test
    void aRunOfANetworkWithoutParametersIsRefused() {
        FixtureNetwork bare = FixtureNetwork.bare().build();
        TrainingPlan plan = TrainingPlan.builder().epochs(1).build();
        assertThatThrownBy(() -> bare.fit(Shapes.draw(30, 1), plan))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Bare has no parameters: there is nothing to train");
    }
}
