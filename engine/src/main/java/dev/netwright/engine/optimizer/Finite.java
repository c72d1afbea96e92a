package dev.netwright.engine.optimizer;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/** Whether numbers are neither NaN nor infinite. */
public final class Finite {
    private static final int BLOCK = 4096;
    private static final int WORTH_THREADS = 64;

    private Finite() {}

    /** Whether all numbers of a buffer are finite; many are read on several threads. */
    public static boolean all(FloatBuffer numbers) {
        int blocks = (numbers.limit() + BLOCK - 1) / BLOCK;
        IntStream each = IntStream.range(0, blocks);
        return (blocks < WORTH_THREADS ? each : each.parallel()).allMatch(block -> {
            int length = Math.min(BLOCK, numbers.limit() - block * BLOCK);
            float[] some = new float[length];
            numbers.get(block * BLOCK, some);
            return all(some, length);
        });
    }

    /** Whether the first {@code length} numbers are finite. */
    static boolean all(float[] numbers, int length) {
        float sum = 0;
        for (int i = 0; i < length; i++) {
            // 0 times a number is 0, and NaN for what is not finite.
            sum += numbers[i] * 0;
        }
        return sum == 0;
    }
}
