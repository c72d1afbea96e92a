package dev.netwright.runtime.acceleration;

/** The sum of an array in double precision. */
final class Sums {

    private static final int LANES = 8;

    private Sums() {}

    /** In several sums side by side, none of which waits for another. */
    static double of(float[] values) {
        double[] sums = new double[LANES];
        int at = 0;
        for (; at + LANES <= values.length; at += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += values[at + lane];
            }
        }
        double sum = 0;
        for (; at < values.length; at++) {
            sum += values[at];
        }
        for (double lane : sums) {
            sum += lane;
        }
        return sum;
    }
}
