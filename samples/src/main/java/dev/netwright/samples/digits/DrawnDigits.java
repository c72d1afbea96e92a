package dev.netwright.samples.digits;

import dev.netwright.runtime.data.ImageDataset;
import java.util.SplittableRandom;

/**
 * A data set of the digits 0 to 9, drawn on the spot: 28 x 28 pixels, one channel, in six typefaces, each image turned,
 * sheared, scaled, moved, drawn with another pen, blurred and with noise.
 *
 * <p>Training and test images share the <em>typefaces</em>, and differ in everything else, which is drawn at random from
 * different seeds. The accuracy on them therefore says that the training works, and nothing about typefaces or handwriting
 * that the network has not seen.
 */
public final class DrawnDigits {

    /** Images for training where nothing else is asked for. */
    public static final int TRAINING_SIZE = 8_000;

    /** Images for testing. */
    public static final int TEST_SIZE = 2_000;

    private static final int CLASSES = 10;
    private static final long TRAINING_SEED = 1;
    private static final long TEST_SEED = 2;

    private DrawnDigits() {}

    /** The training images, {@code [8000, 1, 28, 28]}; the same bytes each time. */
    public static ImageDataset training() {
        return draw("drawn digits for training", TRAINING_SIZE, TRAINING_SEED);
    }

    /** The test images, {@code [2000, 1, 28, 28]}; the same bytes each time. */
    public static ImageDataset test() {
        return draw("drawn digits for testing", TEST_SIZE, TEST_SEED);
    }

    /**
     * Draws digits. The classes take turns, 0 to 9 and again, so that each has as many images as any other.
     *
     * @param name of the data set, for people
     * @param size the number of images
     * @param seed the same seed gives the same bytes, on every machine
     */
    public static ImageDataset draw(String name, int size, long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        Typeface[] typefaces = Typeface.values();
        int imageBytes = DigitPainter.SIZE * DigitPainter.SIZE;
        byte[] pixels = new byte[Math.multiplyExact(size, imageBytes)];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            SplittableRandom random = seeds.split();
            labels[i] = i % CLASSES;
            Typeface typeface = typefaces[(int) (random.nextDouble() * typefaces.length)];
            byte[] image = DigitPainter.paint(typeface.glyph(labels[i]), Distortion.draw(random), random);
            System.arraycopy(image, 0, pixels, i * imageBytes, imageBytes);
        }
        return ImageDataset.of(name, 1, DigitPainter.SIZE, DigitPainter.SIZE, pixels, labels, CLASSES);
    }
}
