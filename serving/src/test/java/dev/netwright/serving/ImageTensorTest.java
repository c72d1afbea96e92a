package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTensorTest {
    private static final int RED_PIXEL = 0xff_ff_66_00;
    private static final float TOLERANCE = 1e-6f;

    private static float[] read(ModelInput input, PixelScale scale, BufferedImage image) {
        return new ImageTensor("Small", input, scale).of(List.of(image)).toArray();
    }

    private static BufferedImage filled(int type, int width, int height, int pixel) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixel);
            }
        }
        return image;
    }

    @Test
    void channelsAreRedGreenBlue() {
        float[] expected = {1, 1, 0.4f, 0.4f, 0, 0};
        for (int type : new int[] {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_INT_BGR
        }) {
            assertThat(read(Models.image(3, 1, 2), PixelScale.unit(), filled(type, 2, 1, RED_PIXEL)))
                    .as("type %d", type)
                    .containsExactly(expected, within(TOLERANCE));
        }
    }

    @Test
    void oneChannelIsLuma() {
        BufferedImage image = filled(BufferedImage.TYPE_INT_RGB, 1, 1, RED_PIXEL);
        assertThat(read(Models.image(1, 1, 1), PixelScale.unit(), image))
                .containsExactly(new float[] {0.299f + 0.587f * 0.4f}, within(TOLERANCE));
    }

    /** Java's own conversion of a gray 128 gives 188. */
    @Test
    void grayIsTakenAsItIs() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 128);
        image.getRaster().setSample(1, 0, 0, 255);
        assertThat(read(Models.image(1, 1, 2), PixelScale.unit(), image))
                .containsExactly(new float[] {128 / 255f, 1}, within(TOLERANCE));
        assertThat(read(Models.image(3, 1, 2), PixelScale.unit(), image))
                .containsExactly(new float[] {128 / 255f, 1, 128 / 255f, 1, 128 / 255f, 1}, within(TOLERANCE));
    }

    @Test
    void sixteenBitsOfGrayAreScaledAlike() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 13107);
        assertThat(read(Models.image(1, 1, 1), PixelScale.unit(), image))
                .containsExactly(new float[] {0.2f}, within(TOLERANCE));
    }

    @Test
    void blackAndWhiteOfOneBit() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(1, 0, 0xffffffff);
        assertThat(read(Models.image(1, 1, 2), PixelScale.unit(), image))
                .containsExactly(new float[] {0, 1}, within(TOLERANCE));
    }

    @Test
    void meanAndDeviationAreOfEachChannel() {
        PixelScale scale = new PixelScale(List.of(0.5f, 0.4f, 0.1f), List.of(0.5f, 1f, 0.2f));
        BufferedImage image = filled(BufferedImage.TYPE_INT_RGB, 1, 1, RED_PIXEL);
        assertThat(read(Models.image(3, 1, 1), scale, image))
                .containsExactly(new float[] {1, 0, -0.5f}, within(TOLERANCE));
    }

    @Test
    void aPartOfALargerImageIsThatPart() {
        BufferedImage whole = filled(BufferedImage.TYPE_BYTE_GRAY, 4, 4, 0xff000000);
        whole.getRaster().setSample(2, 1, 0, 255);
        assertThat(read(Models.image(1, 2, 2), PixelScale.unit(), whole.getSubimage(2, 1, 2, 2)))
                .containsExactly(new float[] {1, 0, 0, 0}, within(TOLERANCE));
    }

    /** The values of torch.nn.functional.interpolate(mode="bilinear", antialias=True) in PyTorch 1.13. */
    @Test
    void resizingIsBilinear() {
        float[] plane = new float[20];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i * i % 17;
        }
        assertThat(LinearResize.resize(plane, 4, 5, 2, 3))
                .containsExactly(
                        new float[] {3.85714f, 8.11111f, 12.85714f, 5.97959f, 5.47619f, 8.16327f}, within(1e-4f));
        float[] larger = LinearResize.resize(plane, 4, 5, 6, 7);
        assertThat(larger).hasSize(42);
        assertThat(Arrays.copyOfRange(larger, 7, 14))
                .containsExactly(new float[] {4, 2.57143f, 3.78572f, 9.5f, 10.57143f, 12.5f, 14.5f}, within(1e-4f));
    }

    @Test
    void anImageOfTheRightSizeIsNotResized() {
        float[] plane = {1, 2, 3, 4, 5, 6};
        assertThat(LinearResize.resize(plane, 2, 3, 2, 3)).isSameAs(plane);
    }

    @Test
    void anOpenInputTakesTheImageAsItIs() {
        ModelInput open = Models.input("image", Dimension.fixed(1), Dimension.open(8, 3, 64), Dimension.open(8, 3, 64));
        ImageTensor images = new ImageTensor("Small", open, PixelScale.unit());
        assertThat(images.of(List.of(new BufferedImage(7, 5, BufferedImage.TYPE_BYTE_GRAY)))
                        .shape())
                .containsExactly(1, 1, 5, 7);
        assertThat(images.of(List.of(new BufferedImage(7, 2, BufferedImage.TYPE_BYTE_GRAY)))
                        .shape())
                .as("enlarged to the smallest height")
                .containsExactly(1, 1, 3, 7);
        assertThatThrownBy(() -> images.of(List.of(
                        new BufferedImage(7, 5, BufferedImage.TYPE_BYTE_GRAY),
                        new BufferedImage(7, 6, BufferedImage.TYPE_BYTE_GRAY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Small: input image 1 x (3 to 64) x (3 to 64) takes several sizes, but a batch of 2 images"
                        + " must have one: 5 and 6");
    }

    @Test
    void whatDoesNotFitIsOneLine() {
        assertThatThrownBy(() -> new ImageTensor("Small", Models.image(2, 4, 4), PixelScale.unit()))
                .isInstanceOf(PredictorException.class)
                .hasMessage(
                        "Small: input image 2x4x4 takes no images, only a map of 1 or 3 channels does; predict it with"
                                + " its values");
        assertThatThrownBy(() -> new ImageTensor("Small", Models.image(1, 4, 4), PixelScale.imageNet()))
                .isInstanceOf(PredictorException.class)
                .hasMessageStartingWith(
                        "Small: input image 1x4x4 has 1 channels, and the options scale pixels by [0.485");
        assertThatThrownBy(() -> new PixelScale(List.of(0f), List.of(0f)))
                .hasMessage("a deviation divides, so it cannot be 0, got [0.0]");
    }
}
