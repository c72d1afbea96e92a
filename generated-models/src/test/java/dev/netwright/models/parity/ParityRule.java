package dev.netwright.models.parity;

import java.nio.charset.StandardCharsets;
import java.util.function.DoubleUnaryOperator;

/**
 * Weights that follow from a layer's name, as {@code parity/weights.py} makes them for PyTorch: element i, in C order, of
 * the tensor with the key K is a function of u in [0, 1), where
 *
 * <pre>{@code
 * h = splitmix64(fnv1a64(K in UTF-8) + i)
 * u = (h >>> 11) * 2^-53
 * }</pre>
 *
 * <p>Every value is computed in double and rounded to float once.
 */
public final class ParityRule {
    private ParityRule() {}

    /** {@return count weights, uniform with the deviation gain * sqrt(2 / fanIn); fanIn is in, or in * kH * kW} */
    public static float[] weight(String key, long count, long fanIn, double gain) {
        double bound = gain * Math.sqrt(6.0 / fanIn);
        return fill(key, count, u -> (2 * u - 1) * bound);
    }

    /** {@return count biases in [-0.1, 0.1)} */
    public static float[] bias(String key, long count) {
        return fill(key, count, u -> (2 * u - 1) * 0.1);
    }

    /** {@return count values in [-0.5, 0.5): the shift and the running mean of a batch normalisation} */
    public static float[] centred(String key, long count) {
        return fill(key, count, u -> (2 * u - 1) * 0.5);
    }

    /** {@return count values in [0.5, 1.5): the scale and the running variance of a batch normalisation} */
    public static float[] positive(String key, long count) {
        return fill(key, count, u -> 0.5 + u);
    }

    /** {@return count pixels in [0, 1)} */
    public static float[] images(String key, long count) {
        return fill(key, count, u -> u);
    }

    /**
     * {@return images [N, C, side * rows, side * columns], half noise of pixels and half noise of squares of that side,
     * whose averages differ from image to image}
     */
    public static float[] patches(String key, long[] shape, int side) {
        int height = Math.toIntExact(shape[2]);
        int width = Math.toIntExact(shape[3]);
        int planes = Math.toIntExact(shape[0] * shape[1]);
        float[] made = images(key, (long) planes * height * width);
        float[] coarse = images(key + "/patches", (long) planes * (height / side) * (width / side));
        for (int i = 0; i < made.length; i++) {
            int plane = i / (height * width);
            int row = i / width % height / side;
            int column = i % width / side;
            made[i] = (made[i] + coarse[(plane * (height / side) + row) * (width / side) + column]) / 2;
        }
        return made;
    }

    /** {@return the FNV-1a hash, 64 bits, of the text in UTF-8} */
    static long fnv1a64(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    /** {@return the output of one step of SplitMix64 (Steele, Lea and Flood 2014) from that state} */
    static long splitmix64(long state) {
        long z = state + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static float[] fill(String key, long count, DoubleUnaryOperator valueOf) {
        long start = fnv1a64(key);
        float[] made = new float[Math.toIntExact(count)];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) valueOf.applyAsDouble((splitmix64(start + i) >>> 11) * 0x1p-53);
        }
        return made;
    }
}
