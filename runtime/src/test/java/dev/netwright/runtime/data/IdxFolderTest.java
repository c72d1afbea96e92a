package dev.netwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFolderTest {

    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    @TempDir
    Path folder;

    @BeforeEach
    void writeFour() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), images(4, 2, 3));
        Files.write(folder.resolve(TRAIN_LABELS), labels(0, 9, 5, 1));
        Files.write(folder.resolve(TEST_IMAGES), images(2, 2, 3));
        Files.write(folder.resolve(TEST_LABELS), labels(3, 3));
    }

    @Test
    void readsImagesAndLabels() {
        IdxFolder read = IdxFolder.read(folder);

        assertThat(read.training()).hasToString(folder.getFileName() + " training: 4 images of 1x2x3 in 10 classes");
        assertThat(read.test().size()).isEqualTo(2);
        assertThat(read.training().label(1)).isEqualTo(9);
        assertThat(read.training().pixels(2)).containsExactly(12, 13, 14, 15, 16, 17);
    }

    @Test
    void readsGzipAndDots() throws IOException {
        Files.delete(folder.resolve(TRAIN_IMAGES));
        Files.write(folder.resolve("train-images.idx3-ubyte.gz"), gzip(images(4, 2, 3)));
        Files.move(folder.resolve(TEST_LABELS), folder.resolve("t10k-labels.idx1-ubyte"));

        IdxFolder read = IdxFolder.read(folder);

        assertThat(read.training().pixels(3)).containsExactly(18, 19, 20, 21, 22, 23);
        assertThat(read.test().label(0)).isEqualTo(3);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        assertEachTruncationRefused(TRAIN_IMAGES, images(4, 2, 3));
        assertEachTruncationRefused(TEST_LABELS, labels(3, 3));
    }

    @Test
    void everyTruncationOfGzipIsRefused() throws IOException {
        assertEachTruncationRefused(TRAIN_IMAGES, gzip(images(4, 2, 3)));
    }

    private void assertEachTruncationRefused(String name, byte[] whole) throws IOException {
        Path file = folder.resolve(name);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> IdxFolder.read(folder))
                    .as("%s of %d bytes", name, length)
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file + ": ")
                    .message()
                    .doesNotContain("\n");
        }
        Files.write(file, whole);
        assertThat(IdxFolder.read(folder).training().size()).isEqualTo(4);
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertRefused(
                TRAIN_IMAGES,
                Arrays.copyOf(images(4, 2, 3), 30),
                "is cut short: it declares 24 bytes of images and has 14");
        assertRefused(TRAIN_IMAGES, Arrays.copyOf(images(4, 2, 3), 9), "is cut short");
    }

    @Test
    void anAlteredGzipIsRefused() throws IOException {
        byte[] damaged = gzip(images(4, 2, 3));
        damaged[damaged.length - 6] ^= 1;
        Path file = folder.resolve(TRAIN_IMAGES);
        Files.write(file, damaged);

        assertThatThrownBy(() -> IdxFolder.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": is damaged: ");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertRefused(
                TRAIN_IMAGES,
                labels(0, 1, 2, 3),
                "is not an IDX file of images: its magic number is 0x00000801, not 0x00000803");
        assertRefused(
                TRAIN_LABELS,
                "label\n".getBytes(StandardCharsets.US_ASCII),
                "is not an IDX file of labels: its magic number is 0x6c616265, not 0x00000801");
        assertRefused(
                TRAIN_IMAGES,
                Arrays.copyOf(images(4, 2, 3), 41),
                "has bytes left over after the 24 bytes of images that it declares");
        assertRefused(TRAIN_LABELS, labels(0, 10, 1, 2), "label 1 is 10, must be 0 to 9");
        assertRefused(TRAIN_LABELS, labels(0, 255, 1, 2), "label 1 is 255, must be 0 to 9");
        assertRefused(TRAIN_LABELS, labels(0, 1), "has 2 labels for the 4 images of " + TRAIN_IMAGES);
        assertRefused(TRAIN_IMAGES, header(0x803, 0, 28, 28), "declares a dimension of size 0");
    }

    @Test
    void hugeSizesDoNotExhaustTheHeap() throws IOException {
        assertRefused(
                TRAIN_IMAGES,
                header(0x803, 0x7fffffff, 0x7fffffff, 0x7fffffff),
                "declares more than the 2 GiB of images that fit in memory");
        assertRefused(
                TRAIN_IMAGES,
                header(0x803, 2_000_000_000, 1, 1),
                "is cut short: it declares 2000000000 bytes of images and has 0");
        assertRefused(TRAIN_IMAGES, header(0x803, -1, 28, 28), "declares a dimension of size 4294967295");
        assertRefused(TRAIN_IMAGES, header(0x803, 1, 1, 65_536), "declares images of 1x65536, a side is at most 65535");
    }

    /** Files of a few megabytes that say, truly or not, that they stand for two gigabytes. */
    @Test
    void gzipBombsDoNotExhaustTheHeap() throws IOException {
        Path images = folder.resolve(TRAIN_IMAGES);
        byte[] small = gzip(header(0x803, 4, 20_000, 20_000));
        Files.write(images, small);
        assertThatThrownBy(() -> IdxFolder.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(images + ": is cut short: it declares 1600000000 bytes of images, more than its "
                        + small.length + " bytes of gzip can stand for");

        writeBomb(images, 2_147_000_000, 1, 1);
        assertThatThrownBy(() -> IdxFolder.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder.resolve(TRAIN_LABELS) + ": has 4 labels for the 2147000000 images of " + TRAIN_IMAGES);
    }

    /** 200 MB are more than the process may have at all, 155 MB more than it can get. */
    @ParameterizedTest
    @ValueSource(ints = {10_000, 7_750})
    void imagesThatNeedMoreMemoryThanThereIsAreRefused(int width) throws Exception {
        writeBomb(folder.resolve(TRAIN_IMAGES), 4, 5_000, width);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx150m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said)
                .startsWith(folder.resolve(TRAIN_IMAGES) + ": declares 4 images of 5000x" + width
                        + ", which need more memory than the ")
                .endsWith(" MiB that the program has; java -Xmx gives it more");
    }

    /** Reads a folder in a process of its own. */
    public static final class Reading {
        public static void main(String[] arguments) {
            try {
                IdxFolder.read(Path.of(arguments[0]));
            } catch (DataException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    /** A header in gzip, and as many bytes as what it declares could be packed in: nobody should read as far as these. */
    private static void writeBomb(Path file, int count, int height, int width) throws IOException {
        byte[] start = gzip(header(0x803, count, height, width));
        Files.write(file, Arrays.copyOf(start, (int) ((long) count * height * width / 1000)));
    }

    @Test
    void anInterruptedThreadCanStillRead() {
        Thread.currentThread().interrupt();
        try {
            assertThat(IdxFolder.read(folder).training().size()).isEqualTo(4);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void assertRefused(String name, byte[] content, String problem) throws IOException {
        Path file = folder.resolve(name);
        byte[] kept = Files.readAllBytes(file);
        Files.write(file, content);
        assertThatThrownBy(() -> IdxFolder.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": " + problem);
        Files.write(file, kept);
    }

    @Test
    void aFolderThatIsNoneIsNamed() throws IOException {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> IdxFolder.read(missing)).hasMessage(missing + ": no such folder");
        assertThatThrownBy(() -> IdxFolder.read(folder.resolve(TRAIN_IMAGES))).hasMessageEndingWith("is not a folder");
        Files.delete(folder.resolve(TEST_IMAGES));
        assertThatThrownBy(() -> IdxFolder.read(folder))
                .hasMessage(folder + ": has no file t10k-images-idx3-ubyte (or .gz)");
    }

    @Test
    void otherNumbersOfClassesCanBeGiven() throws IOException {
        Files.write(folder.resolve(TRAIN_LABELS), labels(0, 25, 1, 2));

        assertThat(IdxFolder.read(folder, 26).training().classes()).isEqualTo(26);
    }

    private static byte[] images(int count, int height, int width) {
        byte[] header = header(0x803, count, height, width);
        byte[] file = Arrays.copyOf(header, header.length + count * height * width);
        for (int i = header.length; i < file.length; i++) {
            file[i] = (byte) (i - header.length);
        }
        return file;
    }

    private static byte[] labels(int... labels) {
        byte[] header = header(0x801, labels.length);
        byte[] file = Arrays.copyOf(header, header.length + labels.length);
        for (int i = 0; i < labels.length; i++) {
            file[header.length + i] = (byte) labels[i];
        }
        return file;
    }

    private static byte[] header(int... numbers) {
        ByteBuffer header = ByteBuffer.allocate(4 * numbers.length);
        Arrays.stream(numbers).forEach(header::putInt);
        return header.array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
