package dev.netwright.runtime.data;

import java.util.SplittableRandom;

/** Random order and random streams that depend on their numbers alone, so that a run can be repeated from any point. */
public final class Shuffle {

    private Shuffle() {}

    /** The order in which the images of epoch {@code epoch} are shown: a permutation of {@code 0..size-1}. */
    public static int[] order(int size, long seed, long epoch) {
        return permutation(size, random(seed, epoch, -1));
    }

    /** A random stream for one thing (an image, a batch) in one epoch. */
    public static SplittableRandom random(long seed, long epoch, long index) {
        return new SplittableRandom(seed(seed, epoch, index));
    }

    /** A seed that differs for each triple of numbers, even for small ones that follow each other. */
    public static long seed(long seed, long epoch, long index) {
        return mix(mix(mix(seed) + epoch) + index);
    }

    static int[] permutation(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Drawing from a generator avalanches its seed, which the plain sum of two numbers would not do. */
    private static long mix(long value) {
        return new SplittableRandom(value).nextLong();
    }
}
