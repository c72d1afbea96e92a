package dev.netwright.serving;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Images as an input reads them: its channels, its height and width, its scale. Only pixels are read, nothing is drawn,
 * so it works without a display or fonts.
 */
final class ImageTensor {
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final float MOST = 255;

    private final String network;
    private final ModelInput input;
    private final PixelScale scale;
    private final int channels;

    /** @throws PredictorException if the input is no map of 1 or 3 channels, or the scale does not fit it */
    ImageTensor(String network, ModelInput input, PixelScale scale) {
        this.network = network;
        this.input = input;
        this.scale = scale;
        channels = (int) input.dimensions().get(0).size();
        if (input.kind() != TensorKind.MAP || (channels != 1 && channels != 3)) {
            throw new PredictorException(network + ": input " + input
                    + " takes no images, only a map of 1 or 3 channels does; predict it with its values");
        }
        if (!scale.fits(channels)) {
            throw new PredictorException(network + ": input " + input + " has " + channels
                    + " channels, and the options scale pixels by " + scale.means() + " and " + scale.deviations());
        }
    }

    Tensor of(List<BufferedImage> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException(network + ": a batch has at least one image");
        }
        int height = size(1, images.get(0).getHeight());
        int width = size(2, images.get(0).getWidth());
        int example = Math.multiplyExact(Math.multiplyExact(height, width), channels);
        FloatBuffer values = ByteBuffer.allocateDirect(
                        Math.multiplyExact(Math.multiplyExact(example, images.size()), Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (BufferedImage image : images) {
            requireSize(height, size(1, image.getHeight()), images.size());
            requireSize(width, size(2, image.getWidth()), images.size());
            float[][] planes = planes(image);
            for (int channel = 0; channel < channels; channel++) {
                float[] plane =
                        LinearResize.resize(planes[channel], image.getHeight(), image.getWidth(), height, width);
                for (float pixel : plane) {
                    values.put(scale.apply(channel, pixel));
                }
            }
        }
        return Tensor.of(values.flip(), images.size(), channels, height, width);
    }

    /** That of the input, or the image's own where the input is open. */
    private int size(int dimension, int given) {
        Dimension expected = input.dimensions().get(dimension);
        return (int) (expected.isOpen() ? Math.max(given, expected.smallest()) : expected.size());
    }

    private void requireSize(int first, int size, int images) {
        if (first != size) {
            throw new IllegalArgumentException(network + ": input " + input + " takes several sizes, but a batch of "
                    + images + " images must have one: " + first + " and " + size);
        }
    }

    private float[][] planes(BufferedImage image) {
        boolean isGray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        float[][] planes = isGray ? gray(image) : colour(image);
        if (planes.length == channels) {
            return planes;
        }
        return isGray ? new float[][] {planes[0], planes[0], planes[0]} : new float[][] {luma(planes)};
    }

    /** The samples themselves: Java's own conversion takes them for linear light, and changes each of them. */
    private static float[][] gray(BufferedImage image) {
        Raster raster = image.getRaster();
        float[] plane = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (float[]) null);
        int bits = image.getColorModel().getComponentSize(0);
        if (bits != Byte.SIZE) {
            float most = (1L << bits) - 1;
            for (int i = 0; i < plane.length; i++) {
                plane[i] = plane[i] / most * MOST;
            }
        }
        return new float[][] {plane};
    }

    private static float[][] colour(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        float[][] planes = new float[3][pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            planes[0][i] = pixels[i] >> RED & 0xff;
            planes[1][i] = pixels[i] >> GREEN & 0xff;
            planes[2][i] = pixels[i] & 0xff;
        }
        return planes;
    }

    private static float[] luma(float[][] planes) {
        float[] luma = new float[planes[0].length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = 0.299f * planes[0][i] + 0.587f * planes[1][i] + 0.114f * planes[2][i];
        }
        return luma;
    }
}
