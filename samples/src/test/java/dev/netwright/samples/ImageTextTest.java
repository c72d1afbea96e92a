package dev.netwright.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.runtime.data.ImageDataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTextTest {

    @Test
    void brightPixelsAreDenseLettersAndCaptionsStandBelow() {
        byte[] pixels = new byte[2 * 8 * 8];
        for (int row = 0; row < 8; row++) {
            pixels[row * 8 + 3] = (byte) 255;
            pixels[64 + row * 8 + 4] = (byte) 255;
        }
        ImageDataset images = ImageDataset.of("bars", 1, 8, 8, pixels, new int[] {0, 1}, 2);

        assertThat(ImageText.sideBySide(images, List.of(List.of("left", "l"), List.of("right", "r"))))
                .containsExactly("  @       @", "  @       @", "  @       @", "left   right", "l      r");
    }
}
