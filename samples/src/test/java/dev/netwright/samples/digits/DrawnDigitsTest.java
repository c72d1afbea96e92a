package dev.netwright.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.data.ImageDataset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawnDigitsTest {

    private static final int PIXELS = 28 * 28;

    /** Recorded from the first version: another value means that published accuracies no longer hold. */
    private static final String FIRST_HUNDRED = "687aafd61eff165304b87de70220cc5864ce9f64e585c68d6751b923d4b5302d";

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ImageDataset digits = DrawnDigits.draw("a", 100, 7);
        for (int i = 0; i < digits.size(); i++) {
            digest.update(digits.pixels(i));
            digest.update(Integer.toString(digits.label(i)).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(FIRST_HUNDRED);
    }

    @Test
    void trainingAndTestShareNoImage() {
        Set<String> seen = new HashSet<>();
        for (ImageDataset data : List.of(DrawnDigits.training(), DrawnDigits.test())) {
            for (int i = 0; i < data.size(); i++) {
                seen.add(new String(data.pixels(i), StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(seen).hasSize(DrawnDigits.TRAINING_SIZE + DrawnDigits.TEST_SIZE);
    }

    @Test
    void everyClassHasAsManyImages() {
        int[] counts = new int[10];
        ImageDataset test = DrawnDigits.test();
        for (int i = 0; i < test.size(); i++) {
            counts[test.label(i)]++;
        }

        assertThat(counts).containsOnly(DrawnDigits.TEST_SIZE / 10);
    }

    @ParameterizedTest
    @EnumSource
    void aTypefaceWritesTenDifferentDigitsWithinItsBox(Typeface typeface) {
        Set<Glyph> glyphs = new HashSet<>();
        for (int digit = 0; digit < 10; digit++) {
            glyphs.add(typeface.glyph(digit));
            assertThat(typeface.glyph(digit).pieces()).allSatisfy(piece -> {
                assertThat(piece.x1()).isBetween(0.0, Glyph.WIDTH);
                assertThat(piece.y1()).isBetween(0.0, Glyph.HEIGHT);
            });
        }

        assertThat(glyphs).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void noStrokeIsClippedHoweverItIsDistorted(Typeface typeface) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            Distortion distortion = Distortion.draw(random);
            double pen = distortion.pen();
            assertThat(DigitPainter.place(typeface.glyph(i % 10), distortion)).allSatisfy(piece -> {
                for (double end : new double[] {piece.x0(), piece.y0(), piece.x1(), piece.y1()}) {
                    assertThat(end).isBetween(pen + 1, DigitPainter.SIZE - pen - 1);
                }
            });
        }
    }

    @Test
    void aPlainDigitHasABlankFrameAndFullInk() {
        Distortion plain = new Distortion(20, 13, 0, 0, 0, 0, 1, 250, 10, 0, 0);
        byte[] eight = DigitPainter.paint(Typeface.ROUND.glyph(8), plain, new SplittableRandom(1));
        int brightest = 0;
        for (int i = 0; i < PIXELS; i++) {
            boolean frame = i < 28 || i >= PIXELS - 28 || i % 28 == 0 || i % 28 == 27;
            if (frame) {
                assertThat(eight[i]).isEqualTo((byte) 10);
            }
            brightest = Math.max(brightest, eight[i] & 0xff);
        }

        assertThat(brightest).isEqualTo(250);
    }

    /** The mean image of each class is a linear model: well above chance, and well below the 0.95 asked of LeNet. */
    @Test
    void theTaskIsNeitherTrivialNorNoise() {
        double[][] centroids = centroids(DrawnDigits.training());
        ImageDataset test = DrawnDigits.test();
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            right += nearest(centroids, test.pixels(i)) == test.label(i) ? 1 : 0;
        }

        assertThat((double) right / test.size()).isBetween(0.4, 0.85);
    }

    private static double[][] centroids(ImageDataset data) {
        double[][] centroids = new double[10][PIXELS];
        for (int i = 0; i < data.size(); i++) {
            byte[] pixels = data.pixels(i);
            double[] centroid = centroids[data.label(i)];
            for (int k = 0; k < PIXELS; k++) {
                centroid[k] += (pixels[k] & 0xff) / (data.size() / 10.0);
            }
        }
        return centroids;
    }

    private static int nearest(double[][] centroids, byte[] pixels) {
        double[] distances = Arrays.stream(centroids)
                .mapToDouble(centroid -> distance(centroid, pixels))
                .toArray();
        int nearest = 0;
        for (int i = 1; i < distances.length; i++) {
            nearest = distances[i] < distances[nearest] ? i : nearest;
        }
        return nearest;
    }

    private static double distance(double[] centroid, byte[] pixels) {
        double distance = 0;
        for (int k = 0; k < PIXELS; k++) {
            double difference = centroid[k] - (pixels[k] & 0xff);
            distance += difference * difference;
        }
        return distance;
    }
}
