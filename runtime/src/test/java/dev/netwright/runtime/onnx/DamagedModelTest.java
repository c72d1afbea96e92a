package dev.netwright.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.serving.OnnxChecksum;
import dev.netwright.serving.Predictor;
import dev.netwright.serving.PredictorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import onnx.Onnx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exported file's checksum notices, and what it lets pass. */
class DamagedModelTest {
    private static final int ENTRY_BYTES = OnnxChecksum.entry(0).length;

    @TempDir
    private Path folder;

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("network.onnx");
        FixtureNetwork.convolutional().seed(5).build().exportOnnx(file);
        bytes = Files.readAllBytes(file);
    }

    @Test
    void itIsMetadataAsAnyProgramReadsIt() throws IOException {
        Onnx.ModelProto model = Onnx.ModelProto.parseFrom(bytes);
        Onnx.StringStringEntryProto last = model.getMetadataProps(model.getMetadataPropsCount() - 1);
        assertThat(last.getKey()).isEqualTo("netwright.crc32");
        assertThat(last.getValue()).matches("[0-9a-f]{8}");
        assertThat(model.getUnknownFields().asMap()).isEmpty();
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws IOException {
        for (int i = 0; i < bytes.length - ENTRY_BYTES; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertThatThrownBy(() -> Predictor.open(file).close())
                    .as("byte %d", i)
                    .isInstanceOf(PredictorException.class)
                    .hasMessageStartingWith(file + ": damaged: ");
        }
    }

    /** As files were before there was a checksum. */
    @Test
    void aFileWithoutOneIsOpened() throws IOException {
        Files.write(file, Arrays.copyOf(bytes, bytes.length - ENTRY_BYTES));
        try (Predictor predictor = Predictor.open(file)) {
            assertThat(predictor.predict(new float[36])).hasSize(3);
        }
    }

    @Test
    void aFileThatAnotherProgramChangedIsOpened() throws IOException {
        Onnx.ModelProto.Builder model = Onnx.ModelProto.parseFrom(bytes).toBuilder();
        model.setProducerName("another");
        Files.write(file, model.build().toByteArray());
        try (Predictor predictor = Predictor.open(file)) {
            assertThat(predictor.predict(new float[36])).hasSize(3);
        }
    }
}
