package dev.netwright.runtime.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Labelled images held in memory as unsigned bytes, {@code [N, C, H, W]}, with one class number each. Immutable.
 */
public final class ImageDataset {

    /**
     * Two parts of one data set without an image in common.
     *
     * @param training the larger part, as a rule
     * @param validation the part held back
     */
    public record Split(ImageDataset training, ImageDataset validation) {}

    private final String name;
    private final int channels;
    private final int height;
    private final int width;
    private final byte[] pixels;
    private final int[] labels;
    private final int classes;

    private ImageDataset(String name, int channels, int height, int width, byte[] pixels, int[] labels, int classes) {
        this.name = Objects.requireNonNull(name, "name");
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
        this.classes = classes;
        requireConsistent();
    }

    /**
     * Makes a data set.
     *
     * @param name what a person would call it; appears in progress and messages
     * @param channels C, at least 1
     * @param height H in pixels, at least 1
     * @param width W in pixels, at least 1
     * @param pixels unsigned bytes, image after image, channel after channel, row after row; copied
     * @param labels one class number from 0 to {@code classes - 1} for each image; copied
     * @param classes the number of classes, at least 1
     * @throws IllegalArgumentException if the sizes do not agree or a label is out of range
     */
    public static ImageDataset of(
            String name, int channels, int height, int width, byte[] pixels, int[] labels, int classes) {
        return new ImageDataset(name, channels, height, width, pixels.clone(), labels.clone(), classes);
    }

    /** As {@link #of}, for arrays that nobody else holds. */
    static ImageDataset owning(
            String name, int channels, int height, int width, byte[] pixels, int[] labels, int classes) {
        return new ImageDataset(name, channels, height, width, pixels, labels, classes);
    }

    private void requireConsistent() {
        if (channels < 1 || height < 1 || width < 1 || classes < 1) {
            throw new IllegalArgumentException(name + ": channels, height, width and classes must be at least 1, got "
                    + channels + ", " + height + ", " + width + ", " + classes);
        }
        long expected = Math.multiplyExact((long) labels.length, imageBytes());
        if (pixels.length != expected) {
            throw new IllegalArgumentException(name + ": " + labels.length + " images of " + channels + "x" + height
                    + "x" + width + " are " + expected + " bytes, got " + pixels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        name + ": label " + i + " is " + labels[i] + ", must be 0 to " + (classes - 1));
            }
        }
    }

    private int imageBytes() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /** What a person would call it. */
    public String name() {
        return name;
    }

    /** The number of images, N. */
    public int size() {
        return labels.length;
    }

    /** The channels of an image, C. */
    public int channels() {
        return channels;
    }

    /** The height of an image in pixels, H. */
    public int height() {
        return height;
    }

    /** The width of an image in pixels, W. */
    public int width() {
        return width;
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** The class number of image {@code index}. */
    public int label(int index) {
        return labels[index];
    }

    /** A copy of the unsigned bytes of image {@code index}, {@code [C, H, W]}. */
    public byte[] pixels(int index) {
        Objects.checkIndex(index, size());
        int bytes = imageBytes();
        return Arrays.copyOfRange(pixels, index * bytes, (index + 1) * bytes);
    }

    /** The same images under another name. */
    public ImageDataset named(String other) {
        return new ImageDataset(other, channels, height, width, pixels, labels, classes);
    }

    /**
     * The images from {@code from} to {@code to - 1}.
     *
     * @throws IndexOutOfBoundsException if the range is not within the data set
     */
    public ImageDataset subset(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return select(IntStream.range(from, to).toArray());
    }

    /**
     * Draws a share of the images at random for validation; the rest is for training.
     *
     * @param validationShare above 0 and below 1; the number of images is rounded, and each part gets at least one
     * @param seed the same seed gives the same parts
     */
    public Split split(double validationShare, long seed) {
        if (!(validationShare > 0 && validationShare < 1) || size() < 2) {
            throw new IllegalArgumentException(
                    "a split needs a share above 0 and below 1 and at least two images, got a share of "
                            + validationShare + " of " + size());
        }
        int[] order = Shuffle.permutation(size(), new SplittableRandom(seed));
        int held = (int) Math.max(1, Math.min(size() - 1, Math.round(size() * validationShare)));
        return new Split(select(Arrays.copyOfRange(order, held, size())), select(Arrays.copyOfRange(order, 0, held)));
    }

    private ImageDataset select(int[] indices) {
        int bytes = imageBytes();
        byte[] chosen = new byte[Math.multiplyExact(indices.length, bytes)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * bytes, chosen, i * bytes, bytes);
        }
        int[] theirLabels = Arrays.stream(indices).map(index -> labels[index]).toArray();
        return new ImageDataset(name, channels, height, width, chosen, theirLabels, classes);
    }

    /** For people: {@code digits: 2,000 images of 1x28x28 in 10 classes}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %,d images of %dx%dx%d in %d classes",
                name,
                size(),
                channels,
                height,
                width,
                classes);
    }
}
