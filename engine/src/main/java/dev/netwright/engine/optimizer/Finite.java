package dev.netwright.engine.optimizer;

import java.nio.FloatBuffer;

/** Whether numbers are neither NaN nor infinite. */
public final class Finite {
    private static final int BLOCK = 4096;

    private Finite() {}

    /** Whether all numbers of a buffer are finite. */
    public static boolean all(FloatBuffer numbers) {
        float[] block = new float[Math.min(BLOCK, numbers.limit())];
        for (int at = 0; at < numbers.limit(); at += BLOCK) {
            int length = Math.min(BLOCK, numbers.limit() - at);
            numbers.get(at, block, 0, length);
            if (!all(block, length)) {
                return false;
            }
        }
        return true;
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
