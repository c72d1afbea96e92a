package dev.netwright.samples.digits;

import java.util.SplittableRandom;

/**
 * How one image departs from its typeface. Lengths are in pixels, brightness from 0 to 255.
 *
 * @param height of the digit before it is turned
 * @param width of the digit's box before it is turned
 * @param turn in radians, clockwise
 * @param shear sideways shift for each pixel of height
 * @param shiftX from the middle, a share from -1 to 1 of what {@link #REACH} and the frame allow
 * @param shiftY as {@code shiftX}, downwards
 * @param pen half the width of a stroke
 * @param ink brightness of a stroke
 * @param paper brightness of the ground
 * @param noise the deviation of the noise on each pixel
 * @param blur from 0 to 1: the share of each pixel that comes from its neighbours
 */
record Distortion(
        double height,
        double width,
        double turn,
        double shear,
        double shiftX,
        double shiftY,
        double pen,
        double ink,
        double paper,
        double noise,
        double blur) {

    /** The farthest that a digit is moved from the middle, in pixels. */
    static final double REACH = 2;

    /** Draws one at random. */
    static Distortion draw(SplittableRandom random) {
        double height = between(random, 15, 21);
        return new Distortion(
                height,
                height * between(random, 0.5, 0.85),
                StrictMath.toRadians(between(random, -12, 12)),
                between(random, -0.2, 0.2),
                between(random, -1, 1),
                between(random, -1, 1),
                between(random, 0.7, 1.5),
                between(random, 170, 255),
                between(random, 0, 30),
                between(random, 5, 30),
                between(random, 0, 0.6));
    }

    private static double between(SplittableRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
