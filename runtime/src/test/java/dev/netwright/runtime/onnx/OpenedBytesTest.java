package dev.netwright.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorException;
import dev.netwright.serving.PredictorOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported model that is no file of the disk. */
class OpenedBytesTest {
    private static final float[] IMAGE = new float[36];

    @TempDir
    private Path folder;

    private byte[] bytes;
    private float[] expected;

    @BeforeEach
    void export() throws IOException {
        IMAGE[7] = 1;
        bytes = exported(5);
        try (Predictor predictor = Predictor.open(folder.resolve("5.onnx"))) {
            expected = predictor.predict(IMAGE);
        }
    }

    private byte[] exported(int seed) throws IOException {
        Path file = folder.resolve(seed + ".onnx");
        FixtureNetwork.convolutional().seed(seed).build().exportOnnx(file);
        return Files.readAllBytes(file);
    }

    private byte[] damaged() {
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 0x10;
        return damaged;
    }

    @Test
    void bytes() {
        try (Predictor predictor = Predictor.open(bytes)) {
            assertThat(predictor.predict(IMAGE)).containsExactly(expected);
        }
    }

    @Test
    void anInterruptedThreadOpensFilesAndBytes() {
        Thread.currentThread().interrupt();
        try (Predictor file = Predictor.open(folder.resolve("5.onnx"));
                Predictor given = Predictor.open(bytes)) {
            assertThat(file.predict(IMAGE)).containsExactly(expected);
            assertThat(given.predict(IMAGE)).containsExactly(expected);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aStreamIsReadToItsEndAndLeftOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (Predictor predictor = Predictor.open(in)) {
            assertThat(predictor.predict(IMAGE)).containsExactly(expected);
        }
        assertThat(in.read()).isEqualTo(-1);
        assertThat(closed).isFalse();
    }

    /** A file of that name lies on the disk, too, with another network in it. */
    @Test
    void aPathInAZipIsNotAPathOnTheDisk() throws IOException {
        Path onDisk = folder.resolve("5.onnx");
        Files.write(onDisk, exported(6));
        URI zip = URI.create("jar:" + folder.resolve("models.zip").toUri());
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = inside.getPath(onDisk.toString());
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            try (Predictor predictor = Predictor.open(file)) {
                assertThat(predictor.predict(IMAGE)).containsExactly(expected);
            }
            Files.write(file, damaged());
            assertThatThrownBy(() -> Predictor.open(file))
                    .isInstanceOf(PredictorException.class)
                    .hasMessageStartingWith(file.toUri() + ": damaged: its bytes have the CRC-32 ");
            Files.delete(file);
            assertThatThrownBy(() -> Predictor.open(file))
                    .isInstanceOf(PredictorException.class)
                    .hasMessage(file.toUri() + ": no such file; exportOnnx writes one");
        }
    }

    @Test
    void whatIsDamagedIsNoticed() {
        assertThatThrownBy(() -> Predictor.open(damaged()))
                .isInstanceOf(PredictorException.class)
                .hasMessageStartingWith("the given bytes: damaged: its bytes have the CRC-32 ");
        assertThatThrownBy(() -> Predictor.open(new ByteArrayInputStream(damaged())))
                .isInstanceOf(PredictorException.class)
                .hasMessageStartingWith("the given stream: damaged: its bytes have the CRC-32 ");
    }

    @Test
    void anotherNetworkIsRefused() {
        assertThatThrownBy(
                        () -> Predictor.open(bytes, PredictorOptions.defaults().withNetwork("LeNet", "1e7")))
                .isInstanceOf(PredictorException.class)
                .hasMessage("the given bytes: it holds Small, expected LeNet (fingerprint 5ma11, expected 1e7);"
                        + " export the network that this class was generated from");
    }
}
