package dev.netwright.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.data.ImageDataset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTextTest {

    @Test
    void brightPixelsAreDenseLettersAndCaptionsStandBelow() {
        byte[] pixels = new byte[2 * 28 * 28];
        for (int row = 0; row < 28; row++) {
            pixels[row * 28 + 3] = (byte) 255;
            pixels[28 * 28 + row * 28 + 4] = (byte) 255;
        }
        ImageDataset images = ImageDataset.of("bars", 1, 28, 28, pixels, new int[] {0, 1}, 2);

        List<String> lines = ImageText.sideBySide(images, List.of(List.of("left", "l"), List.of("right", "r")));

        String bars = "  @" + " ".repeat(27) + "@";
        assertThat(lines)
                .hasSize(15)
                .startsWith(bars, bars, bars)
                .endsWith("left" + " ".repeat(23) + "right", "l" + " ".repeat(26) + "r");
    }

    @Test
    void imagesOfAnySizeAreShown() {
        for (int[] size : new int[][] {{1, 1}, {1, 300}, {65_535, 1}, {5, 7}}) {
            byte[] pixels = new byte[size[0] * size[1]];
            Arrays.fill(pixels, (byte) 255);
            ImageDataset images = ImageDataset.of("white", 1, size[0], size[1], pixels, new int[1], 2);

            assertThat(ImageText.sideBySide(images, List.of(List.of("white"))))
                    .hasSize(14)
                    .startsWith("@".repeat(26))
                    .endsWith("@".repeat(26), "white");
        }
    }
}
