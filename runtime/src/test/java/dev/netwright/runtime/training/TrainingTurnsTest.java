package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.data.ImageDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Several threads at one network: trainings take turns, everything else happens between two steps. */
@Timeout(120)
class TrainingTurnsTest {

    private static final int STEPS_AN_EPOCH = 10;
    private static final ImageDataset TRAINING = Shapes.draw(300, 1);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static FixtureNetwork.Builder builder() {
        return FixtureNetwork.convolutional().updater(new Adam(0.01)).seed(5);
    }

    private static TrainingPlan plan(int epochs) {
        return TrainingPlan.builder()
                .epochs(epochs)
                .batchSize(30)
                .progress(false)
                .build();
    }

    @Test
    void twoPlansOnOneNetworkAreOneAfterTheOther() throws Exception {
        FixtureNetwork alone = builder().build();
        alone.fit(TRAINING, plan(3));
        alone.fit(TRAINING, plan(3));

        FixtureNetwork network = builder().build();
        CountDownLatch both = new CountDownLatch(2);
        Callable<TrainingReport> training = () -> {
            both.countDown();
            both.await();
            return network.fit(TRAINING, plan(3));
        };
        List<Future<TrainingReport>> reports = List.of(threads.submit(training), threads.submit(training));
        List<Long> numbers = new ArrayList<>();
        for (Future<TrainingReport> report : reports) {
            report.get().epochs().forEach(epoch -> numbers.add(epoch.number()));
        }

        assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(network.position()).isEqualTo(alone.position());
        assertThat(network.graph().params()).isEqualTo(alone.graph().params());
    }

    @Test
    void aSingleStepWaitsForThePlanBeforeIt() throws Exception {
        FixtureNetwork network = builder().build();
        CountDownLatch started = new CountDownLatch(1);
        List<Integer> iterations = new ArrayList<>();
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                iterations.add(model.batchSize());
                started.countDown();
            }
        });
        Future<TrainingReport> training = threads.submit(() -> network.fit(TRAINING, plan(2)));
        started.await();
        network.fit(
                Nd4j.rand(DataType.FLOAT, 1, 1, 6, 6),
                Nd4j.eye(3).castTo(DataType.FLOAT).getRow(0, true));

        assertThat(training.get().epochs()).hasSize(2);
        assertThat(iterations).hasSize(2 * STEPS_AN_EPOCH + 1).last().isEqualTo(1);
    }

    /** Each file that is saved meanwhile is a step of the training that nobody disturbs. */
    @Test
    void whatIsSavedDuringATrainingGoesOnAsIfItHadNeverStopped() throws Exception {
        FixtureNetwork whole = builder().build();
        whole.fit(TRAINING, plan(3));

        FixtureNetwork network = builder().build();
        Future<TrainingReport> training = threads.submit(() -> network.fit(TRAINING, plan(3)));
        int within = 0;
        int saved = 0;
        while (!training.isDone()) {
            Path file = folder.resolve("at" + saved++);
            network.save(file);
            network.exportOnnx(folder.resolve("at.onnx"));
            TrainingPosition position = network.position();
            assertThat(position.epoch() * STEPS_AN_EPOCH + position.batch()).isLessThanOrEqualTo(3 * STEPS_AN_EPOCH);
            FixtureNetwork loaded = builder().resume(file);
            long steps = loaded.position().epoch() * STEPS_AN_EPOCH
                    + loaded.position().batch();
            assertThat((long) loaded.graph().getIterationCount()).isEqualTo(steps);
            assertThat((long) loaded.graph().getEpochCount())
                    .isEqualTo(loaded.position().epoch());
            if (loaded.position().batch() > 0 && within < 2) {
                within++;
                loaded.fit(TRAINING, plan((int) (3 - loaded.position().epoch())));
                assertThat(loaded.graph().params().distance2(whole.graph().params()))
                        .isLessThan(1e-5);
            }
        }
        training.get();
        assertThat(saved).isPositive();
    }

    @Test
    void aListenerSeesThePositionMoveWithTheSteps() {
        FixtureNetwork network = builder().build();
        List<Long> batches = new ArrayList<>();
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                batches.add(network.position().epoch() * STEPS_AN_EPOCH
                        + network.position().batch());
                assertThat(network.evaluate(TRAINING.subset(0, 5)).examples()).isEqualTo(5);
            }
        });
        network.fit(TRAINING, plan(2));

        assertThat(batches).hasSize(2 * STEPS_AN_EPOCH);
        for (int i = 0; i < batches.size(); i++) {
            assertThat(batches.get(i)).isEqualTo(i);
        }
    }

    /** An evaluation of many batches is of the weights after one step, though training goes on beside it. */
    @Test
    void anEvaluationBesideATrainingIsOfOneStep() throws Exception {
        FixtureNetwork network = builder().build();
        ImageDataset same = TRAINING.subset(0, 1);
        byte[] pixels = new byte[36 * 200];
        for (int i = 0; i < 200; i++) {
            System.arraycopy(same.pixels(0), 0, pixels, 36 * i, 36);
        }
        int[] labels = new int[200];
        Arrays.fill(labels, same.label(0));
        ImageDataset copies = ImageDataset.of("copies", 1, 6, 6, pixels, labels, 3);
        Future<TrainingReport> training = threads.submit(() -> network.fit(TRAINING, plan(2)));
        int measured = 0;
        while (!training.isDone()) {
            // All or none are right: the same image with the same weights.
            assertThat(network.evaluate(copies, 4).accuracy().orElseThrow()).isIn(0.0, 1.0);
            measured++;
        }
        training.get();
        assertThat(measured).isPositive();
    }

    @Test
    void whoHoldsTheGraphIsToldInsteadOfWaitingForEver() throws Exception {
        FixtureNetwork network = builder().build();
        CountDownLatch started = new CountDownLatch(1);
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                started.countDown();
            }
        });
        Future<TrainingReport> training = threads.submit(() -> network.fit(TRAINING, plan(5)));
        started.await();
        INDArray image = Nd4j.rand(DataType.FLOAT, 1, 1, 6, 6);
        INDArray label = Nd4j.eye(3).castTo(DataType.FLOAT).getRow(0, true);
        synchronized (network.graph()) {
            assertThatThrownBy(() -> network.fit(image, label))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another thread trains this network");
            assertThat(network.predict(image).shape()).containsExactly(1, 3);
        }
        assertThat(training.get().epochs()).hasSize(5);
    }
}
