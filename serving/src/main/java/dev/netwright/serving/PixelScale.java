package dev.netwright.serving;

import java.util.List;

/**
 * How a pixel becomes a number: {@code (pixel / 255 - mean) / deviation}, with {@code pixel} from 0 to 255. It has to be
 * what the network was trained with.
 *
 * @param means one for each channel, or one for all
 * @param deviations one for each channel, or one for all, none of them 0
 */
public record PixelScale(List<Float> means, List<Float> deviations) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a list is empty, or a deviation is 0 or not finite
     */
    public PixelScale {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.isEmpty() || deviations.isEmpty()) {
            throw new IllegalArgumentException("means and deviations: one for all channels, or one for each");
        }
        if (deviations.stream().anyMatch(deviation -> deviation == 0 || !Float.isFinite(deviation))) {
            throw new IllegalArgumentException("a deviation divides, so it cannot be 0, got " + deviations);
        }
    }

    /** From 0 to 1, as the training loop scales the images of a data set. */
    public static PixelScale unit() {
        return new PixelScale(List.of(0f), List.of(1f));
    }

    /** Mean and deviation of ImageNet's red, green and blue, as torchvision's models are trained. */
    public static PixelScale imageNet() {
        return new PixelScale(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));
    }

    /** The number for a pixel's value from 0 to 255 in a channel. */
    public float apply(int channel, float pixel) {
        return (pixel / 255 - of(means, channel)) / of(deviations, channel);
    }

    /** Whether it has a value for each of so many channels. */
    boolean fits(int channels) {
        return fits(means, channels) && fits(deviations, channels);
    }

    private static boolean fits(List<Float> values, int channels) {
        return values.size() == 1 || values.size() == channels;
    }

    private static float of(List<Float> values, int channel) {
        return values.get(values.size() == 1 ? 0 : channel);
    }
}
