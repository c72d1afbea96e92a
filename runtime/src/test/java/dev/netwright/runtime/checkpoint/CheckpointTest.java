package dev.netwright.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.netwright.runtime.FixtureNetwork;
import dev.netwright.runtime.training.TrainingPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class CheckpointTest {

    @TempDir
    Path folder;

    private Path file;
    private final FixtureNetwork tiny = FixtureNetwork.tiny().seed(3).build();
    private final INDArray images = Nd4j.rand(DataType.FLOAT, 6, 1, 2, 2);
    private final INDArray labels = Nd4j.concat(0, Nd4j.eye(3), Nd4j.eye(3)).castTo(DataType.FLOAT);

    @BeforeEach
    void trainAndSave() {
        file = folder.resolve("net.netwright");
        for (int i = 0; i < 5; i++) {
            tiny.fit(images, labels);
        }
        tiny.save(file);
    }

    @Test
    void weightsUpdaterAndCountersComeBack() {
        FixtureNetwork loaded = FixtureNetwork.tiny().seed(99).load(file);

        assertThat(loaded.graph().params()).isEqualTo(tiny.graph().params());
        assertThat(loaded.graph().getUpdater().getStateViewArray())
                .isEqualTo(tiny.graph().getUpdater().getStateViewArray());
        assertThat(loaded.graph().getIterationCount()).isEqualTo(5);
        assertThat(loaded.predict(images)).isEqualTo(tiny.predict(images));

        tiny.fit(images, labels);
        loaded.fit(images, labels);
        assertThat(loaded.graph().params()).isEqualTo(tiny.graph().params());
    }

    @Test
    void savingTwiceGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again");
        FixtureNetwork.tiny().load(file).save(again);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(file, again);
    }

    @Test
    void anotherUpdaterGetsTheWeightsAlone() {
        FixtureNetwork loaded = FixtureNetwork.tiny().updater(new Adam(1e-4)).load(file);

        assertThat(loaded.graph().params()).isEqualTo(tiny.graph().params());
        assertThat(loaded.graph().getIterationCount()).isZero();
        assertThat(loaded.graph()
                        .getUpdater(true)
                        .getStateViewArray()
                        .amaxNumber()
                        .doubleValue())
                .isZero();
        assertThatThrownBy(() -> Checkpoint.resume(file, loaded.architecture(), loaded.graph()))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(
                        file + ": was trained with Adam{beta1=0.9, beta2=0.999, epsilon=1.0E-8, learningRate=0.001}, "
                                + "the network has Adam{beta1=0.9, beta2=0.999, epsilon=1.0E-8, learningRate=1.0E-4}");
    }

    @Test
    void anUpdaterWithoutStateHasNone() {
        FixtureNetwork sgd = FixtureNetwork.tiny().updater(new Sgd(0.1)).build();
        sgd.fit(images, labels);
        sgd.save(file);

        FixtureNetwork loaded = FixtureNetwork.tiny().updater(new Sgd(0.1)).load(file);
        assertThat(loaded.graph().params()).isEqualTo(sgd.graph().params());
        assertThat(loaded.graph().getIterationCount()).isEqualTo(1);
    }

    @Test
    void weightsAreConvertedToTheNetworksPrecision() {
        FixtureNetwork loaded = FixtureNetwork.tiny().precision(DataType.DOUBLE).load(file);

        assertThat(loaded.graph().params().dataType()).isEqualTo(DataType.DOUBLE);
        assertThat(loaded.graph().params().castTo(DataType.FLOAT))
                .isEqualTo(tiny.graph().params());
    }

    @Test
    void everyAlteredByteIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        FixtureNetwork loaded = FixtureNetwork.tiny().seed(99).build();
        INDArray before = loaded.graph().params().dup();
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] altered = whole.clone();
                altered[at] ^= (byte) (1 << bit);
                Files.write(file, altered);
                assertRefused(loaded, "byte " + at + ", bit " + bit);
            }
        }
        assertThat(loaded.graph().params()).isEqualTo(before);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        FixtureNetwork loaded = FixtureNetwork.tiny().seed(99).build();
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(loaded, "length " + length);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(loaded, "one byte more");
    }

    private void assertRefused(FixtureNetwork network, String what) {
        assertThatThrownBy(() -> Checkpoint.load(file, network.architecture(), network.graph()))
                .as(what)
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void eachReasonIsSaid() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        assertReason(new byte[0], "is empty");
        assertReason("PK\3\4 a zip".getBytes(StandardCharsets.US_ASCII), "is not a Netwright checkpoint");
        assertReason(Arrays.copyOf(whole, 40), "is cut short: it has 40 bytes");
        assertReason(
                Arrays.copyOf(whole, whole.length - 1),
                "is cut short or altered: it has " + (whole.length - 1) + " of " + whole.length + " bytes");
        byte[] altered = whole.clone();
        altered[whole.length - 40] ^= 1;
        assertReason(altered, "was altered: its checksum does not match");
        byte[] newer = whole.clone();
        newer[8] = 3;
        assertReason(sealed(newer), "is of version 3 of the format; this program reads versions 1 and 2");
    }

    @Test
    void aPositionWithinAnEpochComesBackWithAndWithoutSums() throws IOException {
        TrainingPosition.Pass pass = new TrainingPosition.Pass(32, 300, -1);
        TrainingPosition.Sums sums = new TrainingPosition.Sums(0.1 + 0.2, 17, 19, 608);
        for (Optional<TrainingPosition.Sums> kept :
                List.of(Optional.of(sums), Optional.<TrainingPosition.Sums>empty())) {
            TrainingPosition position = new TrainingPosition(3, 19, Optional.of(pass), Optional.empty(), kept);
            Checkpoint.save(file, tiny.architecture(), tiny.graph(), position);

            assertThat(FixtureNetwork.tiny().load(file).position()).isEqualTo(position);
            assertThat(Files.readAllBytes(file)[8])
                    .as("programs from before the sums read what has none")
                    .isEqualTo((byte) (kept.isPresent() ? 2 : 1));
        }
    }

    /** The bytes that the version without sums wrote: nothing of it may move. */
    @Test
    void sumsStandBehindTheRestOfTheHeader() throws Exception {
        TrainingPosition.Sums sums = new TrainingPosition.Sums(2.5, 17, 19, 608);
        TrainingPosition summed = new TrainingPosition(3, 19, Optional.empty(), Optional.empty(), Optional.of(sums));
        Checkpoint.save(file, tiny.architecture(), tiny.graph(), summed);
        byte[] with = Files.readAllBytes(file);
        TrainingPosition bare = new TrainingPosition(3, 19, Optional.empty(), Optional.empty(), Optional.empty());
        Checkpoint.save(file, tiny.architecture(), tiny.graph(), bare);
        byte[] without = Files.readAllBytes(file);

        int headerBytes =
                ByteBuffer.wrap(without).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        int headerEnd = Envelope.PREFIX_BYTES + headerBytes;
        assertThat(with).hasSize(without.length + 4 * Long.BYTES);
        assertThat(Arrays.copyOfRange(with, Envelope.PREFIX_BYTES, headerEnd))
                .isEqualTo(Arrays.copyOfRange(without, Envelope.PREFIX_BYTES, headerEnd));
    }

    @Test
    void sizesThatNoFileHasAreRefusedWithoutMemory() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        byte[] hugeHeader = whole.clone();
        ByteBuffer.wrap(hugeHeader).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0x7ffffff0);
        assertReason(sealed(hugeHeader), "is damaged: its lengths do not add up");

        byte[] hugeText = whole.clone();
        ByteBuffer.wrap(hugeText).order(ByteOrder.LITTLE_ENDIAN).putLong(Envelope.PREFIX_BYTES, 2_000_000_000);
        assertReason(sealed(hugeText), "is damaged: its header makes no sense (a text of 2000000000 bytes)");
    }

    /**
     * Each eight bytes of the header replaced by extremes, under a right checksum: never anything but a refusal. Only
     * what is text to compare, or a counter, can be changed and still load.
     */
    @Test
    void aForgedHeaderIsRefusedOrHarmless() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int headerEnd = Envelope.PREFIX_BYTES
                + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        FixtureNetwork loaded = FixtureNetwork.tiny().seed(99).build();
        int refused = 0;
        for (long value : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 40, 0}) {
            for (int at = Envelope.PREFIX_BYTES; at + 8 <= headerEnd; at++) {
                byte[] forged = whole.clone();
                ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
                Files.write(file, sealed(forged));
                try {
                    Checkpoint.load(file, loaded.architecture(), loaded.graph());
                } catch (CheckpointException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(3 * (headerEnd - Envelope.PREFIX_BYTES));
    }

    @Test
    void anotherArchitectureIsNamed() {
        assertThatThrownBy(() -> FixtureNetwork.convolutional().load(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": is of Tiny (fingerprint 71n4), not of Small (5ma11)");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("none.netwright");
        assertThatThrownBy(() -> FixtureNetwork.tiny().load(missing))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(missing + ": cannot be read: no such file or folder");
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldFile() throws IOException {
        byte[] before = Files.readAllBytes(file);
        tiny.fit(images, labels);
        for (int room = 0; room < before.length; room += 7) {
            AtomicFile full = new AtomicFile(fullAfter(room));
            assertThatThrownBy(() ->
                            Checkpoint.save(file, tiny.architecture(), tiny.graph(), TrainingPosition.start(), full))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage(file + ": cannot be written, and is as it was before: No space left on device");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(Files.list(folder)).containsExactly(file);
        }
    }

    @Test
    void theSystemsFullDeviceLeavesTheOldFile() throws IOException {
        Path device = Path.of("/dev/full");
        assumeThat(device).exists();
        byte[] before = Files.readAllBytes(file);
        AtomicFile full = new AtomicFile(temporary -> Files.newOutputStream(device));

        assertThatThrownBy(
                        () -> Checkpoint.save(file, tiny.architecture(), tiny.graph(), TrainingPosition.start(), full))
                .hasMessage(file + ": cannot be written, and is as it was before: No space left on device");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private static AtomicFile.Disk fullAfter(int room) {
        return temporary -> {
            OutputStream disk = Files.newOutputStream(temporary);
            return new OutputStream() {
                private int left = room;

                @Override
                public void write(int value) throws IOException {
                    if (left-- <= 0) {
                        throw new IOException("No space left on device");
                    }
                    disk.write(value);
                }

                @Override
                public void close() throws IOException {
                    disk.close();
                }
            };
        };
    }

    @Test
    void placesThatCannotBeWrittenAreNamed() throws IOException {
        Path nowhere = folder.resolve("none").resolve("net.netwright");
        assertThatThrownBy(() -> tiny.save(nowhere))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(nowhere + ": cannot be written, and is as it was before: no such file or folder");

        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> tiny.save(taken)).hasMessageContaining("a folder of that name is in the way");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, taken);
        }
    }

    @Test
    void anInterruptedThreadCanStillSaveAndLoad() {
        Path again = folder.resolve("again");
        FixtureNetwork loaded;
        Thread.currentThread().interrupt();
        try {
            tiny.save(again);
            loaded = FixtureNetwork.tiny().load(again);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(loaded.graph().params()).isEqualTo(tiny.graph().params());
    }

    @Test
    void aCheckpointInAnotherFileSystemIsWrittenReplacedAndRead() throws IOException {
        Path zip = folder.resolve("models.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path packed = inside.getPath("tiny.netwright");
            tiny.save(packed);
            tiny.fit(images, labels);
            tiny.save(packed);

            assertThat(FixtureNetwork.tiny().load(packed).graph().params())
                    .isEqualTo(tiny.graph().params());
            assertThat(Files.list(inside.getPath("/"))).hasSize(1);
        }
    }

    @Test
    void aFolderIsNoCheckpoint() {
        assertThatThrownBy(() -> FixtureNetwork.tiny().load(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder + ": cannot be read: it is a folder");
    }

    @Test
    void largeTensorsInNaturalOrderComeBack() throws IOException {
        INDArray large = Nd4j.rand(DataType.DOUBLE, 700, 531).transpose();
        try (OutputStream out = Files.newOutputStream(file)) {
            TensorBytes.write(large, out);
        }

        assertThat(Files.size(file)).isEqualTo(8L * 700 * 531);
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getDouble(8 * 700 * 3))
                .isEqualTo(large.getDouble(3, 0));
        assertThat(TensorBytes.read(TensorEntry.of("large", large), Files.newInputStream(file)))
                .isEqualTo(large);
    }

    private void assertReason(byte[] content, String reason) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> FixtureNetwork.tiny().load(file)).hasMessage(file + ": " + reason);
    }

    private static byte[] sealed(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(content, 0, content.length - Envelope.CHECKSUM_BYTES);
        System.arraycopy(
                digest.digest(), 0, content, content.length - Envelope.CHECKSUM_BYTES, Envelope.CHECKSUM_BYTES);
        return content;
    }
}
