package dev.netwright.runtime.data;

import java.util.SplittableRandom;

/**
 * Random changes to training images, at the size that the network reads: first a crop of the original size out of the
 * image padded with black on all four sides, then a horizontal flip in half of the cases. What happens to an image
 * depends on the seed, the epoch and the image's number alone.
 *
 * @param cropPadding pixels of padding before the crop; 0 for no crop
 * @param horizontalFlip whether half of the images are mirrored
 */
public record Augmentation(int cropPadding, boolean horizontalFlip) {

    /** @throws IllegalArgumentException if the padding is negative */
    public Augmentation {
        if (cropPadding < 0) {
            throw new IllegalArgumentException("cropPadding must be at least 0, got " + cropPadding);
        }
    }

    /** Leaves images as they are. */
    public static Augmentation none() {
        return new Augmentation(0, false);
    }

    /**
     * Changes one image.
     *
     * @param image unsigned bytes {@code [C, H, W]}; left alone
     * @param random decides on crop and flip
     * @return the changed image, of the same shape
     */
    byte[] apply(byte[] image, int channels, int height, int width, SplittableRandom random) {
        if (cropPadding == 0 && !horizontalFlip) {
            return image;
        }
        int down = random.nextInt(2 * cropPadding + 1) - cropPadding;
        int right = random.nextInt(2 * cropPadding + 1) - cropPadding;
        boolean mirrored = horizontalFlip && random.nextBoolean();
        byte[] changed = new byte[image.length];
        for (int row = 0; row < channels * height; row++) {
            int sourceY = row % height + down;
            if (sourceY < 0 || sourceY >= height) {
                continue;
            }
            int source = (row - row % height + sourceY) * width;
            for (int x = 0; x < width; x++) {
                int sourceX = (mirrored ? width - 1 - x : x) + right;
                if (sourceX >= 0 && sourceX < width) {
                    changed[row * width + x] = image[source + sourceX];
                }
            }
        }
        return changed;
    }
}
