package dev.netwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.netwright.runtime.FixtureNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;

class InterruptionTest {

    @TempDir
    Path folder;

    /** Trains far longer than the test waits. */
    public static final class Endless {
        public static void main(String[] arguments) {
            TrainingPlan plan = TrainingPlan.builder()
                    .epochs(1_000_000)
                    .checkpoints(Path.of(arguments[0]))
                    .progress(ProgressStyle.LINES, System.err)
                    .build();
            network().build().fit(Shapes.draw(300, 1), plan);
        }
    }

    private static FixtureNetwork.Builder network() {
        return FixtureNetwork.convolutional().updater(new Adam(0.01));
    }

    @Test
    void controlCLeavesAUsableCheckpoint() throws Exception {
        assumeThat(Path.of("/bin/kill")).exists();
        Path last = folder.resolve(TrainingPlan.LAST);
        Path shown = folder.resolve("shown");
        Process training = start(shown);
        String signal;
        try {
            waitFor(last, training);
            signal = ignoresControlC(training) ? "TERM" : "INT";
            new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(training.pid()))
                    .start()
                    .waitFor();
            assertThat(training.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            training.destroyForcibly();
        }

        assertThat(training.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
        List<String> lines = Files.readAllLines(shown);
        assertThat(lines).last().asString().startsWith("interrupted in epoch ").endsWith(", saved to " + last);
        assertThat(network().load(last).position().epoch())
                .isEqualTo(
                        lines.stream().filter(line -> line.startsWith("epoch ")).count());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(last, shown, folder.resolve(FolderLock.NAME));
        }
    }

    /** As every process of a shell that runs it in the background: it cannot be told otherwise. */
    private static boolean ignoresControlC(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private Process start(Path shown) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                folder.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(shown.toFile())
                .start();
    }

    private static void waitFor(Path file, Process process) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file)) {
            assertThat(process.isAlive()).as("the training runs").isTrue();
            assertThat(System.nanoTime()).as("the first epoch ends in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void theHookIsGoneAfterwards() {
        Interruption interruption = Interruption.watch();
        assertThat(interruption.requested()).isFalse();
        interruption.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("netwright"));
        Thread.currentThread().interrupt();
        assertThat(interruption.requested()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
