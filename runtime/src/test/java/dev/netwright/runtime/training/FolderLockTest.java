package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.checkpoint.CheckpointException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

@Timeout(120)
class FolderLockTest {

    @TempDir
    Path folder;

    /** Takes the lock of a folder, says so, and keeps it until it is killed. */
    public static final class Holding {
        public static void main(String[] arguments) throws Exception {
            Optional<FolderLock> lock = FolderLock.tryTake(Path.of(arguments[0]));
            System.out.println(lock.isPresent() ? "taken" : "refused");
            if (lock.isPresent()) {
                Thread.sleep(100_000);
            }
        }
    }

    private Process other() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String said(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        return lines.readLine();
    }

    @Test
    void anotherProcessHoldsTheFolderUntilItDies() throws Exception {
        Process holding = other();
        try {
            assertThat(said(holding)).isEqualTo("taken");
            assertRefused();
        } finally {
            holding.destroyForcibly().waitFor();
        }

        TrainingReport report = FixtureNetwork.convolutional().build().fit(Shapes.draw(30, 1), plan());
        assertThat(report.epochs()).hasSize(1);
    }

    @Test
    void thisProcessHoldsItAgainstAnother() throws Exception {
        try (FolderLock lock = FolderLock.tryTake(folder).orElseThrow()) {
            assertRefused();
            // The attempt within this process must not have freed the lock.
            Process refused = other();
            assertThat(said(refused)).isEqualTo("refused");
            refused.waitFor();
            assertThat(lock).isNotNull();
        }
        assertThat(FolderLock.tryTake(folder)).hasValueSatisfying(FolderLock::close);
    }

    private void assertRefused() throws IOException {
        Path last = Files.write(folder.resolve(TrainingPlan.LAST), new byte[] {1, 2, 3});
        FixtureNetwork network = FixtureNetwork.convolutional().build();
        assertThatThrownBy(() -> network.fit(Shapes.draw(30, 1), plan()))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder + ": another training is writing its checkpoints here; wait until it ends, "
                        + "or take another folder");
        assertThat(last).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(network.graph().getIterationCount()).isZero();
        Files.delete(last);
    }

    private TrainingPlan plan() {
        return TrainingPlan.builder()
                .epochs(1)
                .checkpoints(folder)
                .progress(false)
                .build();
    }

    @Test
    void twoTrainingsOfOneProcessDoNotShareAFolder() {
        FixtureNetwork network = FixtureNetwork.convolutional().build();
        network.graph().setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                assertThatThrownBy(() -> FixtureNetwork.convolutional()
                                .build()
                                .fit(
                                        Shapes.draw(30, 1),
                                        TrainingPlan.builder()
                                                .checkpoints(
                                                        folder.resolve("..").resolve(folder.getFileName()))
                                                .progress(false)
                                                .build()))
                        .hasMessageContaining("another training");
            }
        });
        assertThat(network.fit(Shapes.draw(30, 1), plan()).epochs()).hasSize(1);
    }

    @Test
    void aRunThatFailsLetsGo() {
        TrainingPlan otherBatches = TrainingPlan.builder()
                .epochs(1)
                .checkpoints(folder)
                .resume(true)
                .progress(false)
                .build();
        assertThat(FixtureNetwork.convolutional()
                        .build()
                        .fit(Shapes.draw(30, 1), plan())
                        .ending())
                .isEqualTo(TrainingReport.Ending.COMPLETE);
        assertThatThrownBy(() -> FixtureNetwork.convolutional()
                        .updater(new Sgd(1))
                        .build()
                        .fit(Shapes.draw(30, 1), otherBatches))
                .isInstanceOf(CheckpointException.class);

        assertThat(FixtureNetwork.convolutional()
                        .build()
                        .fit(Shapes.draw(30, 1), plan())
                        .ending())
                .isEqualTo(TrainingReport.Ending.COMPLETE);
    }

    @Test
    void whatAKilledRunLeftHalfWrittenIsRemoved() throws IOException {
        Path left = Files.createFile(folder.resolve(TrainingPlan.BEST + ".0123456789abcdef.tmp"));
        Path foreign = Files.createFile(folder.resolve("notes.tmp"));

        FixtureNetwork.convolutional().build().fit(Shapes.draw(30, 1), plan());

        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
    }
}
