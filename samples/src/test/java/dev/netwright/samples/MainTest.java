package dev.netwright.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.training.TrainingPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

    private record Outcome(int code, String output, String errors) {

        void isOneLine(int expectedCode, String... words) {
            assertThat(errors.lines()).as(errors).hasSize(1);
            assertThat(errors).startsWith("bin/train: ").contains(words);
            assertThat(code).isEqualTo(expectedCode);
        }
    }

    @TempDir
    private Path folder;

    private static Outcome run(Object... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Stream.concat(Arrays.stream(arguments), Stream.of("--no-progress"))
                        .map(Object::toString)
                        .toArray(String[]::new));
        return new Outcome(code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                Arguments.of(
                        List.of("--network", "resnet"),
                        "only lenet, lenet-bn, alexnet, vgg11, vgg11-quarter, nin, googlenet"),
                Arguments.of(List.of("--epochs", "0"), "--epochs must be at least 1, got 0"),
                Arguments.of(List.of("--batch", "-3"), "--batch must be at least 1"),
                Arguments.of(List.of("--batch", "many"), "many"),
                Arguments.of(List.of("--examples", "0"), "--examples must be at least 1"),
                Arguments.of(List.of("--early-stop", "0"), "--early-stop must be at least 1"),
                Arguments.of(List.of("--learning-rate", "0"), "--learning-rate must be a finite number above 0"),
                Arguments.of(List.of("--learning-rate", "-1"), "--learning-rate must be a finite number above 0"),
                Arguments.of(List.of("--learning-rate", "NaN"), "--learning-rate must be a finite number above 0"),
                Arguments.of(List.of("--learning-rate", "Infinity"), "--learning-rate must be a finite number above 0"),
                Arguments.of(List.of("--learning-rate", "1e999"), "--learning-rate must be a finite number above 0"),
                Arguments.of(List.of("--expect", "95"), "--expect must be from 0 to 1"),
                Arguments.of(List.of("--optimizer", "lion"), "lion"),
                Arguments.of(List.of("--epoch", "1"), "--epoch"),
                Arguments.of(List.of("--data", ""), "--data needs the name of a folder"),
                Arguments.of(List.of("--out", " "), "--out needs the name of a folder"),
                Arguments.of(List.of("--data"), "--data"));
    }

    @ParameterizedTest
    @MethodSource
    void wrongUsage(List<String> arguments, String word) {
        run(arguments.toArray()).isOneLine(2, word);
    }

    @Test
    void helpListsTheNetworks() {
        Outcome help = run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.output()).contains("lenet", "lenet-bn", "vgg11-quarter", "googlenet", "--early-stop");
    }

    @Test
    void aMissingFolderIsNamed() {
        run("--data", folder.resolve("nowhere"))
                .isOneLine(1, folder.resolve("nowhere").toString());
    }

    @Test
    void aFileCutShortIsNamed() throws IOException {
        Path data = idxFolder();
        Path images = data.resolve("t10k-images-idx3-ubyte");
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 1000));

        run("--data", data).isOneLine(1, images.toString());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedBeforeTheTrainingStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        run("--examples", 20, "--epochs", 1, "--out", file.resolve("runs"))
                .isOneLine(1, file.resolve("runs").toString());
        assertThat(file).hasContent("in the way");
    }

    @Test
    void thereMustBeSomethingToResume() {
        run("--resume", "--out", folder)
                .isOneLine(1, folder.resolve(TrainingPlan.LAST).toString());
    }

    @Test
    void theWholeWayOnAFolderOfImagesThenResumedThenRefusedToAnotherNetwork() throws IOException {
        Path data = idxFolder();
        Path out = folder.resolve("runs");

        Outcome first = run("--data", data, "--epochs", 1, "--batch", 8, "--early-stop", 5, "--out", out);
        assertThat(first.errors()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.output())
                .contains("36 images for training, 20 for testing", "sgd at 0.9", "predicts the same", "truly");
        assertThat(out.resolve(TrainingJob.TRAINED)).exists();

        Outcome second = run(
                "--data",
                data,
                "--epochs",
                2,
                "--batch",
                8,
                "--early-stop",
                5,
                "--out",
                out,
                "--resume",
                "--expect",
                1);
        second.isOneLine(1, "accuracy", "expected at least 1.0");
        assertThat(second.output()).contains("of 2 on the validation images");

        run("--network", "lenet-bn", "--data", data, "--optimizer", "sgd", "--out", out, "--resume")
                .isOneLine(1, out.resolve(TrainingPlan.LAST).toString(), "LeNet");
    }

    @Test
    void anAlteredCheckpointIsRefused() throws IOException {
        Path out = folder.resolve("runs");
        assertThat(run("--examples", 20, "--epochs", 1, "--out", out).code()).isZero();
        Path last = out.resolve(TrainingPlan.LAST);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);

        run("--examples", 20, "--epochs", 2, "--out", out, "--resume").isOneLine(1, last.toString());
    }

    @Test
    void theNamesOfGarmentsAreShownForFashionMnist() throws IOException {
        Path data = Files.move(idxFolder(), folder.resolve("fashion-mnist"));

        Outcome outcome = run("--data", data, "--epochs", 1, "--augment", "--out", folder.resolve("runs"));

        assertThat(outcome.code()).as(outcome.errors()).isZero();
        assertThat(outcome.output()).contains("truly     T-shirt/top", "truly     trouser");
    }

    @Test
    void imagesOfOnePixelAreNoReasonToFail() throws IOException {
        Path data = Files.createDirectory(folder.resolve("dots"));
        write(data, "train", 20, 1);
        write(data, "t10k", 20, 1);

        Outcome outcome = run("--data", data, "--epochs", 1, "--out", folder.resolve("runs"));

        assertThat(outcome.code()).as(outcome.errors()).isZero();
        assertThat(outcome.output()).contains("truly     0");
    }

    @Test
    void aTrainingThatDivergesIsOneLineAndLosesNothing() throws IOException {
        Path out = folder.resolve("runs");
        assertThat(run("--examples", 40, "--epochs", 1, "--out", out).code()).isZero();
        byte[] trained = Files.readAllBytes(out.resolve(TrainingJob.TRAINED));
        byte[] last = Files.readAllBytes(out.resolve(TrainingPlan.LAST));

        run("--examples", 100, "--epochs", 2, "--out", out, "--optimizer", "sgd", "--learning-rate", "1e300")
                .isOneLine(1, "the training diverged: ", "try a lower --learning-rate");

        assertThat(out.resolve(TrainingJob.TRAINED)).hasBinaryContent(trained);
        assertThat(out.resolve(TrainingPlan.LAST)).hasBinaryContent(last);
    }

    /** Two gigabytes of images, if one believes its header. */
    @Test
    void aGzipBombIsOneLine() throws IOException {
        Path data = idxFolder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ByteBuffer.allocate(16)
                    .putInt(0x803)
                    .putInt(40)
                    .putInt(7000)
                    .putInt(7600)
                    .array());
        }
        Path images = data.resolve("train-images-idx3-ubyte");
        Files.write(images, Arrays.copyOf(bytes.toByteArray(), 10_000));

        Outcome outcome = run("--data", data, "--out", folder.resolve("runs"));

        outcome.isOneLine(1, images + ": is cut short: it declares 2128000000 bytes of images");
    }

    /** 36 MB for each of 40,000 examples. */
    @Test
    void aBatchThatNoMachineHoldsIsRefused() throws IOException {
        Path data = Files.createDirectory(folder.resolve("many"));
        write(data, "train", 40_000, 1);
        write(data, "t10k", 20, 1);

        run("--network", "vgg11", "--data", data, "--batch", 60_000, "--out", folder.resolve("runs"))
                .isOneLine(1, "a batch of 40,000 examples takes vgg11 at least 1448 GB", "try a smaller --batch");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    /** Nothing from the libraries beside the program's own lines. */
    @Test
    void theProgramAloneSpeaks() throws Exception {
        Path out = folder.resolve("runs");
        Process first = start(out, "--examples", "40", "--epochs", "1", "--no-progress");
        assertThat(first.waitFor()).isZero();
        assertThat(errors()).hasContent("");
    }

    @Test
    void aSecondTrainingInOneFolderIsToldSoAndLeavesItAlone() throws Exception {
        Path out = folder.resolve("runs");
        Process first = start(out, "--examples", "400", "--epochs", "100000", "--no-progress");
        try {
            while (!Files.exists(out.resolve(TrainingPlan.LAST))) {
                assertThat(first.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            run("--examples", 20, "--epochs", 1, "--out", out)
                    .isOneLine(1, out + ": another training is writing its checkpoints here");
            run("--examples", 20, "--epochs", 1, "--out", out, "--resume").isOneLine(1, out + ": another training");
            assertThat(out.resolve(TrainingJob.TRAINED)).doesNotExist();
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(run("--examples", 400, "--epochs", 1, "--out", out, "--resume")
                        .code())
                .isZero();
    }

    private Process start(Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--out",
                out.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors().toFile())
                .start();
    }

    private Path errors() {
        return folder.resolve("errors");
    }

    /** 40 training and 20 test images of 28 x 28, the class a bar's place. */
    private Path idxFolder() throws IOException {
        Path data = Files.createDirectory(folder.resolve("bars"));
        write(data, "train", 40, 28);
        write(data, "t10k", 20, 28);
        return data;
    }

    private static void write(Path data, String prefix, int count, int side) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * side * side)
                .putInt(0x803)
                .putInt(count)
                .putInt(side)
                .putInt(side);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 10));
            for (int pixel = 0; pixel < side * side; pixel++) {
                images.put((byte) (pixel % side / 2 == i % 10 + 2 ? 255 : 0));
            }
        }
        Files.write(data.resolve(prefix + "-images-idx3-ubyte"), images.array());
        Files.write(data.resolve(prefix + "-labels-idx1-ubyte"), labels.array());
    }
}
