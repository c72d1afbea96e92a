package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.data.ImageDataset;
import dev.netwright.runtime.training.TrainingReport.Divergence;
import dev.netwright.runtime.training.TrainingReport.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** A loss that is no number: the run ends and says where, and nothing good is lost. */
class DivergenceTest {

    private static final ImageDataset TRAINING = Shapes.draw(300, 1);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private TrainingPlan.Builder plan(int epochs) {
        return TrainingPlan.builder()
                .epochs(epochs)
                .batchSize(30)
                .progress(ProgressStyle.LINES, new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    private String lastLine() {
        return shown.toString(StandardCharsets.UTF_8).lines().reduce("", (first, second) -> second);
    }

    private static FixtureNetwork network() {
        return FixtureNetwork.convolutional().updater(new Adam(0.01)).seed(5).build();
    }

    @Test
    void aLearningRateFarTooHighEndsTheRunAndSaysWhere() {
        FixtureNetwork network =
                FixtureNetwork.convolutional().updater(new Sgd(1e30)).build();

        TrainingReport report =
                network.fit(TRAINING, plan(3).checkpoints(folder).build());

        assertThat(report.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(report.diverged()).isTrue();
        assertThat(report.epochs()).isEmpty();
        Divergence divergence = report.divergence().orElseThrow();
        assertThat(divergence.epoch()).isEqualTo(1);
        assertThat(divergence.step()).isBetween(2L, 10L);
        assertThat(report.lastCheckpoint()).isEmpty();
        assertThat(folder.resolve(TrainingPlan.LAST)).doesNotExist();
        assertThat(lastLine())
                .startsWith("diverged: ")
                .contains(" of epoch 1; try a lower learning rate, or clip the gradient");
    }

    @Test
    void theLastGoodCheckpointStays() throws IOException {
        FixtureNetwork whole = network();
        whole.fit(TRAINING, plan(2).build());

        FixtureNetwork network = network();
        spoilAfter(network, 23);
        TrainingReport report = network.fit(
                TRAINING,
                plan(5).validation(Shapes.draw(30, 2)).checkpoints(folder).build());

        Path last = folder.resolve(TrainingPlan.LAST);
        assertThat(report.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(report.epochs()).hasSize(2);
        assertThat(report.lastEpoch()).isEqualTo(2);
        assertThat(report.divergence()).contains(new Divergence(3, 4, "the loss was NaN"));
        assertThat(report.lastCheckpoint()).contains(last);
        assertThat(lastLine())
                .isEqualTo("diverged: the loss was NaN at step 4 of epoch 3; try a lower learning rate, "
                        + "or clip the gradient with builder().clipNorm(1); " + last + " is of the epoch before");
        assertThat(network.position().epoch()).isEqualTo(2);
        assertThat(network.position().batch()).isEqualTo(3);
        assertThat(network.graph().getIterationCount()).isEqualTo(23);
        FixtureNetwork loaded = FixtureNetwork.convolutional()
                .updater(new Adam(0.01))
                .resume(report.lastCheckpoint().orElseThrow());
        assertThat(loaded.graph().params().distance2(whole.graph().params())).isLessThan(1e-5);
        assertThat(Files.exists(report.bestCheckpoint().orElseThrow())).isTrue();
    }

    /** Puts a NaN into the bias of the logits. */
    private static void spoilAfter(FixtureNetwork network, int steps) {
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                if (iteration == steps - 1) {
                    ((ComputationGraph) model).getParam("logits_b").putScalar(0, Float.NaN);
                }
            }
        });
    }

    /** The last step of an epoch spoils the weights, and no further step shows it. */
    @Test
    void weightsThatAreNoNumbersAreNotSaved() {
        FixtureNetwork network = network();
        spoilAfter(network, 20);

        TrainingReport report =
                network.fit(TRAINING, plan(2).checkpoints(folder).build());

        assertThat(report.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(report.divergence()).contains(new Divergence(2, 10, "weights were NaN or infinite"));
        assertThat(report.epochs()).hasSize(1);
        assertThat(FixtureNetwork.convolutional()
                        .updater(new Adam(0.01))
                        .resume(report.lastCheckpoint().orElseThrow())
                        .position()
                        .epoch())
                .isEqualTo(1);
    }

    @Test
    void anInterruptedRunSavesNoSuchWeightsEither() {
        FixtureNetwork network = network();
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                if (iteration == 13) {
                    ((ComputationGraph) model).getParam("logits_b").putScalar(0, Float.NEGATIVE_INFINITY);
                    Thread.currentThread().interrupt();
                }
            }
        });
        TrainingReport report =
                network.fit(TRAINING, plan(2).checkpoints(folder).build());
        assertThat(Thread.interrupted()).isTrue();

        assertThat(report.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(FixtureNetwork.convolutional()
                        .updater(new Adam(0.01))
                        .resume(report.lastCheckpoint().orElseThrow())
                        .position()
                        .batch())
                .isZero();
    }

    /** The checkpoints of an earlier run are neither this one's nor lost. */
    @Test
    void anEarlierRunsCheckpointStays() throws IOException {
        network().fit(TRAINING, plan(1).checkpoints(folder).build());
        byte[] before = Files.readAllBytes(folder.resolve(TrainingPlan.LAST));

        TrainingReport report = FixtureNetwork.convolutional()
                .updater(new Sgd(1e30))
                .build()
                .fit(TRAINING, plan(1).checkpoints(folder).build());

        assertThat(report.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(report.lastCheckpoint()).isEmpty();
        assertThat(folder.resolve(TrainingPlan.LAST)).hasBinaryContent(before);
    }

    @Test
    void aSingleStepOfNoLossIsNotTaken() {
        FixtureNetwork network = network();
        INDArray images = Nd4j.rand(DataType.FLOAT, 3, 1, 6, 6);
        INDArray labels = Nd4j.eye(3).castTo(DataType.FLOAT);
        network.fit(images, labels);
        INDArray weights = network.graph().params().dup();
        INDArray state = network.graph().getUpdater().getStateViewArray().dup();

        INDArray spoilt = images.dup();
        spoilt.putScalar(7, Double.NaN);
        assertThat(network.fit(spoilt, labels)).isNaN();
        assertThat(network.graph().params()).isEqualTo(weights);
        assertThat(network.graph().getUpdater().getStateViewArray()).isEqualTo(state);
        assertThat(network.graph().getIterationCount()).isEqualTo(1);

        assertThat(network.fit(images, labels)).isFinite();
        assertThat(network.graph().params()).isNotEqualTo(weights);
        assertThat(network.graph().getIterationCount()).isEqualTo(2);
    }

    /** A saturated unit is 1 for an infinity, and its gradient 0 times that. */
    @Test
    void aStepWithAFiniteLossAndNoGradientIsNotTaken() {
        for (boolean accelerated : new boolean[] {false, true}) {
            FixtureNetwork network = FixtureNetwork.manyHeads()
                    .acceleration(accelerated)
                    .updater(new Adam(0.1))
                    .build();
            INDArray point = Nd4j.rand(DataType.FLOAT, 2, 5);
            INDArray[] labels = {
                Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}}),
                Nd4j.createFromArray(new float[][] {{1, 0}, {0, 0}})
            };
            network.fit(new INDArray[] {point}, labels);
            INDArray weights = network.graph().params().dup();
            INDArray state = network.graph().getUpdater().getStateViewArray().dup();

            INDArray infinite = point.dup();
            infinite.putScalar(0, Float.POSITIVE_INFINITY);
            assertThat(network.evaluate(new INDArray[] {infinite}, labels).loss())
                    .isFinite();
            assertThat(network.fit(new INDArray[] {infinite}, labels)).isNaN();
            assertThat(network.graph().params()).isEqualTo(weights);
            assertThat(network.graph().getUpdater().getStateViewArray()).isEqualTo(state);
            assertThat(network.graph().getIterationCount()).isEqualTo(1);

            assertThat(network.fit(new INDArray[] {point}, labels)).isFinite();
            assertThat(network.graph().params()).isNotEqualTo(weights);
        }
    }

    @Test
    void anInfiniteLossIsNone() {
        FixtureNetwork many = FixtureNetwork.manyHeads().updater(new Sgd(0.1)).build();
        INDArray point = Nd4j.rand(DataType.FLOAT, 2, 5);
        INDArray weights = many.graph().params().dup();

        double loss = many.fit(new INDArray[] {point}, new INDArray[] {
            Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}}),
            Nd4j.createFromArray(new float[][] {{1e30f, 0}, {0, 0}})
        });

        assertThat(loss).isInfinite();
        assertThat(many.graph().params()).isEqualTo(weights);
    }

    @Test
    void aRunThatEndsWellDivergedNowhere() {
        assertThat(network().fit(TRAINING, plan(1).build()).divergence()).isEqualTo(Optional.empty());
    }
}
