package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On bytes that need not be a model. */
class OnnxChecksumTest {
    @TempDir
    private Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("lenet.onnx"), bytes);
    }

    private static byte[] checked(byte[] model) {
        CRC32 crc32 = new CRC32();
        crc32.update(model);
        byte[] entry = OnnxChecksum.entry(crc32.getValue());
        byte[] file = Arrays.copyOf(model, model.length + entry.length);
        System.arraycopy(entry, 0, file, model.length, entry.length);
        return file;
    }

    @Test
    void aWholeFilePasses() throws IOException {
        byte[] large = new byte[1_000_003];
        new SplittableRandom(3).nextBytes(large);
        for (byte[] model : new byte[][] {{}, {1}, "123456789".getBytes(StandardCharsets.US_ASCII), large}) {
            Path file = write(checked(model));
            assertThatCode(() -> OnnxChecksum.requireWhole(file))
                    .as("%d bytes", model.length)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        byte[] bytes = checked("123456789".getBytes(StandardCharsets.US_ASCII));
        for (int bit = 0; bit < 9 * Byte.SIZE; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Path file = write(damaged);
            assertThatThrownBy(() -> OnnxChecksum.requireWhole(file))
                    .as("bit %d", bit)
                    .isInstanceOf(PredictorException.class)
                    .hasMessageStartingWith(file + ": damaged: its bytes have the CRC-32 ")
                    .hasMessageEndingWith(", and were exported with cbf43926; copy it again, or export it again");
        }
    }

    @Test
    void aByteMissingIsNoticed() throws IOException {
        byte[] bytes = checked("123456789".getBytes(StandardCharsets.US_ASCII));
        Path file = write(Arrays.copyOfRange(bytes, 1, bytes.length));
        assertThatThrownBy(() -> OnnxChecksum.requireWhole(file)).hasMessageStartingWith(file + ": damaged: ");
    }

    @Test
    void aFileWithoutOnePasses() throws IOException {
        for (int length : new int[] {0, 5, 100}) {
            Path file = write(new byte[length]);
            assertThatCode(() -> OnnxChecksum.requireWhole(file))
                    .as("%d bytes", length)
                    .doesNotThrowAnyException();
        }
    }
}
