package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The largest element of each window; the gradient goes to the first of the largest, row by row. NaN counts as larger
 * than everything.
 *
 * <p>Which element of a window is the largest is as good as random, and a branch on it is slow. So nothing branches:
 * elements become integers of the same order, planes are laid out with their padding around them, several in one array,
 * and windows are looked at from every place of the array at once, along rows and then down, in loops that the virtual
 * machine turns into vector instructions. It does so only where all arrays are read at one index, so what lies at a
 * distance is copied first. What is found at places where no window begins is not used.
 */
final class MaxPoolKernel extends PoolKernel {

    /** About how many elements are worked on at a time: a few arrays of that size fit into the first level caches. */
    private static final int BLOCK = 2_048;

    private static final int NAN = 0x7fff_ffff;
    private static final int INFINITY = 0x7f80_0000;

    /** Below every element. */
    private static final int PADDING = Integer.MIN_VALUE;

    /** {@code -Float.MAX_VALUE}, what a window of padding alone gives. */
    private static final int LOWEST = key(Float.floatToRawIntBits(-Float.MAX_VALUE));

    private final int width;
    private final int size;
    private final int atOnce;

    MaxPoolKernel(PoolWindows windows) {
        super(windows);
        width = Math.max(
                windows.padLeft() + windows.inWidth(),
                (windows.outWidth() - 1) * windows.strideWidth() + windows.kernelWidth());
        int height = Math.max(
                windows.padTop() + windows.inHeight(),
                (windows.outHeight() - 1) * windows.strideHeight() + windows.kernelHeight());
        size = width * height;
        atOnce = Math.max(1, BLOCK / size);
    }

    /** An integer for each float, larger where it is, and equal where it is: for both zeros. */
    private static int key(int bits) {
        int nan = INFINITY - (bits & 0x7fff_ffff) >> 31;
        int key = bits ^ (bits >> 31 & 0x7fff_ffff);
        key += key >>> 31;
        return key & ~nan | NAN & nan;
    }

    private static int bits(int key) {
        int signed = key - (key >>> 31);
        return signed ^ (signed >> 31 & 0x7fff_ffff);
    }

    /** The arrays of one thread. */
    private final class Work {
        private final int[] packed = new int[atOnce * windows().inSize()];
        private final int[] pooled = new int[atOnce * windows().outSize()];
        private final int[] elements = padded(PADDING);
        private final int[] alongRows = padded(PADDING);
        private final int[] largest = padded(PADDING);
        private final int[] shifted = padded(PADDING);

        private int[] padded(int value) {
            int[] array = new int[atOnce * size + windows().kernelHeight() * width];
            Arrays.fill(array, value);
            return array;
        }

        /** Lays planes out, and finds the largest element of the window that begins at each place. */
        void load(IntBuffer in, int plane, int planes) {
            PoolWindows w = windows();
            int count = planes * w.inSize();
            in.get(plane * w.inSize(), packed, 0, count);
            keys(packed, count);
            rows(planes, (there, here) -> System.arraycopy(packed, here, elements, there, w.inWidth()));
            int places = planes * size;
            largest(alongRows, elements, places, w.kernelWidth(), 1);
            largest(largest, alongRows, places, w.kernelHeight(), width);
        }

        private void largest(int[] found, int[] among, int places, int steps, int distance) {
            System.arraycopy(among, 0, found, 0, places);
            for (int step = 1; step < steps; step++) {
                System.arraycopy(among, step * distance, shifted, 0, places);
                raise(found, shifted, places);
            }
        }

        void store(IntBuffer out, int plane, int planes) {
            windows(planes, (place, window) -> pooled[window] = largest[place]);
            int count = planes * windows().outSize();
            bits(pooled, count);
            out.put(plane * windows().outSize(), pooled, 0, count);
        }
    }

    /** The other arrays that the backward pass reads. */
    private final class Gradients {
        private final Work work = new Work();
        private final int[] column = new int[work.elements.length];
        private final int[] row = new int[work.elements.length];
        private final float[] padded = new float[work.elements.length];
        private final float[] packed = new float[work.packed.length];
        private final float[] epsilon = new float[work.pooled.length];

        void run(IntBuffer in, FloatBuffer above, FloatBuffer below, int plane, int planes) {
            PoolWindows w = windows();
            work.load(in, plane, planes);
            int places = planes * size;
            first(column, work.alongRows, work.elements, places, w.kernelWidth(), 1);
            first(row, work.largest, work.alongRows, places, w.kernelHeight(), width);
            above.get(plane * w.outSize(), epsilon, 0, planes * w.outSize());
            Arrays.fill(padded, 0);
            windows(planes, (place, window) -> {
                int inRow = place + row[place];
                padded[inRow + column[inRow]] += epsilon[window];
            });
            rows(planes, (there, here) -> System.arraycopy(padded, there, packed, here, w.inWidth()));
            below.put(plane * w.inSize(), packed, 0, planes * w.inSize());
        }

        /** How far from each place the first of the elements is that equals the largest of them. */
        private void first(int[] found, int[] largest, int[] among, int places, int steps, int distance) {
            for (int step = steps - 1; step >= 0; step--) {
                System.arraycopy(among, step * distance, work.shifted, 0, places);
                where(found, largest, work.shifted, step * distance, places);
            }
        }
    }

    private static void keys(int[] elements, int count) {
        for (int i = 0; i < count; i++) {
            elements[i] = key(elements[i]);
        }
    }

    private static void bits(int[] keys, int count) {
        for (int i = 0; i < count; i++) {
            keys[i] = bits(Math.max(keys[i], LOWEST));
        }
    }

    private static void raise(int[] to, int[] by, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.max(to[i], by[i]);
        }
    }

    private static void where(int[] found, int[] one, int[] other, int distance, int count) {
        for (int i = 0; i < count; i++) {
            int difference = one[i] ^ other[i];
            int differs = (difference | -difference) >> 31;
            found[i] = found[i] & differs | distance & ~differs;
        }
    }

    @FunctionalInterface
    private interface Places {
        void at(int padded, int packed);
    }

    /** The beginning of each row, with padding and without. */
    private void rows(int planes, Places places) {
        PoolWindows w = windows();
        int packed = 0;
        for (int plane = 0; plane < planes; plane++) {
            int padded = plane * size + w.padTop() * width + w.padLeft();
            for (int y = 0; y < w.inHeight(); y++) {
                places.at(padded, packed);
                padded += width;
                packed += w.inWidth();
            }
        }
    }

    /** The beginning of each window, and its place among all. */
    private void windows(int planes, Places places) {
        PoolWindows w = windows();
        int packed = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < w.outHeight(); y++) {
                int padded = plane * size + y * w.strideHeight() * width;
                for (int x = 0; x < w.outWidth(); x++) {
                    places.at(padded, packed++);
                    padded += w.strideWidth();
                }
            }
        }
    }

    @Override
    void forward(INDArray in, INDArray out) {
        IntBuffer inputs = FloatMemory.bits(in);
        IntBuffer outputs = FloatMemory.bits(out);
        int planes = planes(in);
        Parallel.over(blocks(planes), in.length(), Work::new, (work, from, to) -> {
            for (int plane = from * atOnce; plane < Math.min(to * atOnce, planes); plane += atOnce) {
                int count = Math.min(atOnce, planes - plane);
                work.load(inputs, plane, count);
                work.store(outputs, plane, count);
            }
        });
    }

    @Override
    void backward(INDArray in, INDArray epsilon, INDArray below) {
        IntBuffer inputs = FloatMemory.bits(in);
        FloatBuffer epsilons = FloatMemory.floats(epsilon);
        FloatBuffer gradients = FloatMemory.floats(below);
        int planes = planes(in);
        Parallel.over(blocks(planes), 2 * in.length(), Gradients::new, (work, from, to) -> {
            for (int plane = from * atOnce; plane < Math.min(to * atOnce, planes); plane += atOnce) {
                work.run(inputs, epsilons, gradients, plane, Math.min(atOnce, planes - plane));
            }
        });
    }

    private int blocks(int planes) {
        return (planes + atOnce - 1) / atOnce;
    }
}
