package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Pooling of planes in plain Java, {@code [N, C, H, W]} to {@code [N, C, H', W']}. First down the columns of a whole
 * row of windows, which runs over consecutive memory, then along that one row.
 */
abstract class PoolKernel {

    private final PoolWindows windows;

    PoolKernel(PoolWindows windows) {
        this.windows = windows;
    }

    PoolWindows windows() {
        return windows;
    }

    /**
     * Computes the outputs.
     *
     * @param in all planes, one after the other
     * @param out receives one output plane for each
     */
    void forward(FloatBuffer in, FloatBuffer out, int planes) {
        Parallel.over(planes, (long) planes * windows.inSize(), (from, to) -> {
            float[] plane = new float[windows.inSize()];
            float[] row = new float[windows.inWidth()];
            float[] pooled = new float[windows.outSize()];
            for (int p = from; p < to; p++) {
                in.get(p * plane.length, plane);
                for (int y = 0; y < windows.outHeight(); y++) {
                    forwardRow(plane, y, row, pooled);
                }
                out.put(p * pooled.length, pooled);
            }
        });
    }

    /**
     * Computes the gradients at the inputs.
     *
     * @param in the inputs of the forward pass
     * @param epsilon the gradients at the outputs
     * @param below receives the gradients at the inputs
     */
    void backward(FloatBuffer in, FloatBuffer epsilon, FloatBuffer below, int planes) {
        Parallel.over(planes, (long) planes * windows.inSize(), (from, to) -> {
            float[] plane = new float[windows.inSize()];
            float[] pooled = new float[windows.outSize()];
            float[] gradient = new float[windows.inSize()];
            for (int p = from; p < to; p++) {
                in.get(p * plane.length, plane);
                epsilon.get(p * pooled.length, pooled);
                Arrays.fill(gradient, 0);
                backwardPlane(plane, pooled, gradient);
                below.put(p * gradient.length, gradient);
            }
        });
    }

    abstract void forwardRow(float[] plane, int y, float[] row, float[] pooled);

    abstract void backwardPlane(float[] plane, float[] epsilon, float[] gradient);

    /** The largest element of each window; the gradient goes to the first of the largest, row by row. */
    static final class Max extends PoolKernel {
        Max(PoolWindows windows) {
            super(windows);
        }

        @Override
        void forwardRow(float[] plane, int y, float[] row, float[] pooled) {
            PoolWindows w = windows();
            int width = w.inWidth();
            Arrays.fill(row, -Float.MAX_VALUE);
            for (int r = w.firstRow(y); r < w.endRow(y); r++) {
                int at = r * width;
                for (int x = 0; x < width; x++) {
                    row[x] = Math.max(row[x], plane[at + x]);
                }
            }
            for (int x = 0; x < w.outWidth(); x++) {
                float max = -Float.MAX_VALUE;
                for (int column = w.firstColumn(x); column < w.endColumn(x); column++) {
                    max = Math.max(max, row[column]);
                }
                pooled[y * w.outWidth() + x] = max;
            }
        }

        @Override
        void backwardPlane(float[] plane, float[] epsilon, float[] gradient) {
            PoolWindows w = windows();
            for (int y = 0; y < w.outHeight(); y++) {
                for (int x = 0; x < w.outWidth(); x++) {
                    if (!w.isEmpty(y, x)) {
                        gradient[firstOfLargest(plane, y, x)] += epsilon[y * w.outWidth() + x];
                    }
                }
            }
        }

        private int firstOfLargest(float[] plane, int y, int x) {
            PoolWindows w = windows();
            int firstColumn = w.firstColumn(x);
            int endColumn = w.endColumn(x);
            int best = w.firstRow(y) * w.inWidth() + firstColumn;
            float max = plane[best];
            for (int r = w.firstRow(y); r < w.endRow(y); r++) {
                for (int at = r * w.inWidth() + firstColumn; at < r * w.inWidth() + endColumn; at++) {
                    if (plane[at] > max) {
                        max = plane[at];
                        best = at;
                    }
                }
            }
            return best;
        }
    }

    /** The mean of each window. */
    static final class Average extends PoolKernel {
        private final boolean includePadding;

        /** @param includePadding whether zeros in the padding count among the elements */
        Average(PoolWindows windows, boolean includePadding) {
            super(windows);
            this.includePadding = includePadding;
        }

        @Override
        void forwardRow(float[] plane, int y, float[] row, float[] pooled) {
            PoolWindows w = windows();
            int width = w.inWidth();
            Arrays.fill(row, 0);
            for (int r = w.firstRow(y); r < w.endRow(y); r++) {
                int at = r * width;
                for (int x = 0; x < width; x++) {
                    row[x] += plane[at + x];
                }
            }
            for (int x = 0; x < w.outWidth(); x++) {
                float sum = 0;
                for (int column = w.firstColumn(x); column < w.endColumn(x); column++) {
                    sum += row[column];
                }
                pooled[y * w.outWidth() + x] = sum / elements(y, x);
            }
        }

        @Override
        void backwardPlane(float[] plane, float[] epsilon, float[] gradient) {
            PoolWindows w = windows();
            for (int y = 0; y < w.outHeight(); y++) {
                for (int x = 0; x < w.outWidth(); x++) {
                    float share = epsilon[y * w.outWidth() + x] / elements(y, x);
                    for (int r = w.firstRow(y); r < w.endRow(y); r++) {
                        int end = r * w.inWidth() + w.endColumn(x);
                        for (int at = r * w.inWidth() + w.firstColumn(x); at < end; at++) {
                            gradient[at] += share;
                        }
                    }
                }
            }
        }

        private int elements(int y, int x) {
            PoolWindows w = windows();
            if (includePadding) {
                return w.kernelHeight() * w.kernelWidth();
            }
            return w.isEmpty(y, x) ? 1 : (w.endRow(y) - w.firstRow(y)) * (w.endColumn(x) - w.firstColumn(x));
        }
    }
}
