package dev.netwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netwright.runtime.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class BatchesTest {

    private static final TensorShape SAME = TensorShape.map(1, 2, 2);

    /** Image i has the pixels 10 i, 10 i + 1, 10 i + 2, 10 i + 3 and class i mod 3. */
    private static ImageDataset data(int size) {
        byte[] pixels = new byte[4 * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 4 * 10 + i % 4);
        }
        return ImageDataset.of(
                "ramp",
                1,
                2,
                2,
                pixels,
                IntStream.range(0, size).map(i -> i % 3).toArray(),
                3);
    }

    @Test
    void inOrderScaledToOne() {
        try (Batches batches = Batches.inOrder(data(5), 2, SAME, DataType.FLOAT)) {
            List<Batch> all = new ArrayList<>();
            batches.forEachRemaining(all::add);

            assertThat(all).extracting(Batch::size).containsExactly(2, 2, 1);
            assertThat(all).extracting(Batch::first).containsExactly(0, 2, 4);
            assertThat(all.get(1).images().shape()).containsExactly(2, 1, 2, 2);
            assertThat(all.get(1).images().getFloat(1, 0, 1, 1)).isEqualTo(33 / 255f);
            assertThat(all.get(1).labels()).isEqualTo(Nd4j.create(new float[][] {{0, 0, 1}, {1, 0, 0}}));
            assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void bytesAreUnsignedAndPrecisionIsTheNetworks() {
        ImageDataset white = ImageDataset.of("white", 1, 1, 1, new byte[] {-1}, new int[] {0}, 1);
        try (Batches batches = Batches.inOrder(white, 8, TensorShape.map(1, 1, 1), DataType.DOUBLE)) {
            assertThat(batches.next().images()).isEqualTo(Nd4j.ones(DataType.DOUBLE, 1, 1, 1, 1));
        }
    }

    @Test
    void imagesAreResizedToTheInput() {
        try (Batches batches = Batches.inOrder(data(3), 3, TensorShape.map(1, 5, 7), DataType.FLOAT)) {
            INDArray images = batches.next().images();
            byte[] expected = new BilinearResize(2, 2, 5, 7).apply(data(3).pixels(2));
            assertThat(images.shape()).containsExactly(3, 1, 5, 7);
            assertThat(Math.round(images.getFloat(2, 0, 4, 3) * 255)).isEqualTo(expected[4 * 7 + 3] & 0xff);
        }
    }

    @Test
    void anEpochShowsEachImageOnceInAnOrderOfItsOwn() {
        List<Integer> first = labelsAndPixels(42, 0, 0);
        List<Integer> second = labelsAndPixels(42, 1, 0);

        assertThat(first)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 25).boxed().toList());
        assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
        assertThat(labelsAndPixels(42, 0, 0)).isEqualTo(first);
        assertThat(labelsAndPixels(43, 0, 0)).isNotEqualTo(first);
        assertThat(labelsAndPixels(42, 0, 2)).isEqualTo(first.subList(8, 25));
    }

    private static List<Integer> labelsAndPixels(long seed, long epoch, int skip) {
        List<Integer> shown = new ArrayList<>();
        try (Batches batches =
                Batches.shuffled(data(25), 4, SAME, DataType.FLOAT, Augmentation.none(), seed, epoch, skip)) {
            while (batches.hasNext()) {
                try (Batch batch = batches.next()) {
                    for (int i = 0; i < batch.size(); i++) {
                        int image = Math.round(batch.images().getFloat(i, 0, 0, 0) * 255) / 10;
                        assertThat(batch.labels().getFloat(i, image % 3)).isEqualTo(1);
                        shown.add(image);
                    }
                }
            }
        }
        return shown;
    }

    @Test
    void augmentationDependsOnSeedEpochAndImageAlone() {
        Augmentation changes = new Augmentation(1, true);
        INDArray whole = firstBatch(changes, 25, 3);

        assertThat(firstBatch(changes, 25, 3)).isEqualTo(whole);
        assertThat(firstBatch(changes, 25, 4)).isNotEqualTo(whole);
        INDArray part = firstBatch(changes, 5, 3);
        assertThat(part).isEqualTo(whole.get(NDArrayIndex.interval(0, 5)));
    }

    /** Also with fewer batches than threads, and when only some of what was made is taken. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 20})
    void theNumberOfThreadsChangesNoBatch(int threads) {
        List<Batch> expected = onThreads(1, 7);
        List<Batch> actual = onThreads(threads, 7);

        assertThat(expected).hasSize(7);
        assertThat(actual).isEqualTo(expected);
        assertThat(onThreads(threads, 2)).isEqualTo(expected.subList(0, 2));
    }

    private static List<Batch> onThreads(int threads, int taken) {
        List<Batch> shown = new ArrayList<>();
        TensorShape larger = TensorShape.map(1, 5, 7);
        Augmentation changes = new Augmentation(1, true);
        try (Batches batches = Batches.shuffled(data(25), 4, larger, DataType.FLOAT, changes, 42, 3, 0, threads)) {
            while (shown.size() < taken && batches.hasNext()) {
                shown.add(batches.next());
            }
        }
        return shown;
    }

    private static INDArray firstBatch(Augmentation changes, int batchSize, long epoch) {
        try (Batches batches = Batches.shuffled(data(25), batchSize, SAME, DataType.FLOAT, changes, 1, epoch, 0)) {
            return batches.next().images();
        }
    }

    @Test
    void cropsAndFlipsAreTheOnesThereAre() {
        byte[] image = {1, 2, 3, 4, 5, 6};
        Augmentation flip = new Augmentation(0, true);
        Augmentation crop = new Augmentation(1, false);
        int mirrored = 0;
        List<String> crops = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            byte[] flipped = flip.apply(image, 1, 2, 3, new SplittableRandom(i));
            mirrored += Arrays.equals(flipped, new byte[] {3, 2, 1, 6, 5, 4}) ? 1 : 0;
            assertThat(flipped).isIn(image, new byte[] {3, 2, 1, 6, 5, 4});
            crops.add(Arrays.toString(crop.apply(image, 1, 2, 3, new SplittableRandom(i))));
        }
        assertThat(mirrored).isBetween(440, 560);
        assertThat(crops.stream().distinct())
                .containsExactlyInAnyOrder(
                        "[1, 2, 3, 4, 5, 6]",
                        "[2, 3, 0, 5, 6, 0]",
                        "[0, 1, 2, 0, 4, 5]",
                        "[4, 5, 6, 0, 0, 0]",
                        "[5, 6, 0, 0, 0, 0]",
                        "[0, 4, 5, 0, 0, 0]",
                        "[0, 0, 0, 1, 2, 3]",
                        "[0, 0, 0, 2, 3, 0]",
                        "[0, 0, 0, 0, 1, 2]");
        assertThat(Augmentation.none().apply(image, 1, 2, 3, new SplittableRandom(1)))
                .isSameAs(image);
        assertThatThrownBy(() -> new Augmentation(-1, false)).hasMessage("cropPadding must be at least 0, got -1");
    }

    @Test
    void channelsDoNotMixWhenCropped() {
        byte[] image = {1, 1, 1, 1, 2, 2, 2, 2};
        for (int i = 0; i < 50; i++) {
            byte[] cropped = new Augmentation(2, true).apply(image, 2, 2, 2, new SplittableRandom(i));
            assertThat(Arrays.copyOf(cropped, 4)).doesNotContain(2);
            assertThat(Arrays.copyOfRange(cropped, 4, 8)).doesNotContain(1);
        }
    }

    @Test
    void otherChannelsAreRefused() {
        assertThatThrownBy(() -> Batches.inOrder(data(3), 2, TensorShape.map(3, 2, 2), DataType.FLOAT))
                .hasMessage("the network reads 3x2x2, which images of 1 channel (ramp) cannot be resized to");
    }

    @Test
    void splitsHaveNothingInCommon() {
        ImageDataset.Split split = data(25).split(0.2, 9);
        List<Integer> images = new ArrayList<>();
        for (ImageDataset part : List.of(split.training(), split.validation())) {
            for (int i = 0; i < part.size(); i++) {
                images.add((part.pixels(i)[0] & 0xff) / 10);
                assertThat(part.label(i)).isEqualTo((part.pixels(i)[0] & 0xff) / 10 % 3);
            }
        }

        assertThat(split.validation().size()).isEqualTo(5);
        assertThat(images)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 25).boxed().toList());
        assertThat(data(25).subset(4, 6).pixels(1)[0]).isEqualTo((byte) 50);
        assertThatThrownBy(() -> data(25).split(1, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dataThatDoNotAgreeAreRefused() {
        assertThatThrownBy(() -> ImageDataset.of("bad", 1, 2, 2, new byte[7], new int[2], 3))
                .hasMessage("bad: 2 images of 1x2x2 are 8 bytes, got 7");
        assertThatThrownBy(() -> ImageDataset.of("bad", 1, 2, 2, new byte[8], new int[] {0, 3}, 3))
                .hasMessage("bad: label 1 is 3, must be 0 to 2");
    }
}
