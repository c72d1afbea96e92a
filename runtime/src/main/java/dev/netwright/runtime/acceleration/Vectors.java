package dev.netwright.runtime.acceleration;

/**
 * Loops over whole arrays. The virtual machine makes vector instructions of a loop that reads all its arrays at one
 * index, and not of one that reads them at a distance: what is not at the beginning of an array is copied there first.
 */
final class Vectors {

    private Vectors() {}

    /** {@code sums += values}. */
    static void add(float[] sums, float[] values) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    /** {@code sums += factor * values}. */
    static void add(float[] sums, float[] values, float factor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[i];
        }
    }

    /** {@code sums += one * other}, element by element. */
    static void addProducts(float[] sums, float[] one, float[] other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += one[i] * other[i];
        }
    }
}
