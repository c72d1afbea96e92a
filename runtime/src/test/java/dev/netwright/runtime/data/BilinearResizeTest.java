package dev.netwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * The expected values are torchvision 0.14.1's {@code Resize((h, w))} on {@code PIL.Image} (Pillow 9.4) of the picture
 * that {@link #picture} draws, recorded as lists, and as CRC-32 of all bytes for the large ones.
 */
class BilinearResizeTest {

    @Test
    void enlargesLikePillow() {
        assertThat(resized(2, 3, 4, 6))
                .isEqualTo(bytes(
                        11, 34, 79, 125, 170, 193, 20, 45, 94, 127, 144, 153, 39, 67, 123, 132, 92, 72, 48, 78, 138,
                        134, 66, 32));
        assertThat(resized(4, 4, 7, 5))
                .isEqualTo(bytes(
                        11, 75, 148, 144, 28, 24, 95, 131, 117, 72, 45, 128, 103, 73, 143, 67, 161, 141, 82, 86, 88,
                        180, 178, 104, 33, 109, 111, 150, 172, 134, 122, 67, 133, 215, 197));
    }

    @Test
    void shrinksLikePillow() {
        assertThat(resized(5, 6, 3, 4)).isEqualTo(bytes(66, 121, 84, 140, 120, 140, 114, 129, 120, 130, 116, 66));
    }

    @Test
    void oneAxisAlone() {
        assertThat(resized(3, 3, 3, 8))
                .isEqualTo(bytes(
                        11, 17, 51, 85, 119, 153, 187, 193, 48, 56, 101, 146, 143, 92, 41, 32, 85, 94, 150, 206, 214,
                        174, 134, 127));
    }

    @Test
    void theSizesOfTheBook() {
        assertThat(crc(resized(28, 28, 224, 224))).isEqualTo(2429676252L);
        assertThat(crc(resized(28, 28, 96, 96))).isEqualTo(229309534L);
        assertThat(crc(resized(28, 28, 13, 17))).isEqualTo(1383360109L);
    }

    @Test
    void eachChannelOnItsOwn() {
        byte[] one = picture(3, 3);
        byte[] two = new byte[18];
        System.arraycopy(one, 0, two, 9, 9);

        byte[] resized = new BilinearResize(3, 3, 5, 4).apply(two);

        assertThat(resized).hasSize(40);
        assertThat(Arrays.copyOf(resized, 20)).containsOnly(0);
        assertThat(Arrays.copyOfRange(resized, 20, 40)).isEqualTo(resized(3, 3, 5, 4));
    }

    @Test
    void theSameSizeChangesNothing() {
        assertThat(resized(4, 5, 4, 5)).isEqualTo(picture(4, 5));
    }

    @Test
    void sizesBelowOneAndOtherImagesAreRefused() {
        assertThatThrownBy(() -> new BilinearResize(3, 3, 0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BilinearResize(3, 3, 4, 4).apply(new byte[10]))
                .hasMessage("expected channels of 3x3, got 10 bytes");
    }

    private static byte[] resized(int height, int width, int toHeight, int toWidth) {
        return new BilinearResize(height, width, toHeight, toWidth).apply(picture(height, width));
    }

    private static byte[] picture(int height, int width) {
        byte[] pixels = new byte[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) (y * 37 + x * 91 + x * y % 7 * 29 + 11);
            }
        }
        return pixels;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
