package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of each window. First down the columns of a whole row of windows, which runs over consecutive memory, then
 * along that one row.
 */
final class AveragePoolKernel extends PoolKernel {

    private final boolean includePadding;

    /** @param includePadding whether zeros in the padding count among the elements */
    AveragePoolKernel(PoolWindows windows, boolean includePadding) {
        super(windows);
        this.includePadding = includePadding;
    }

    @Override
    void forward(INDArray in, INDArray out) {
        FloatBuffer inputs = FloatMemory.floats(in);
        FloatBuffer outputs = FloatMemory.floats(out);
        Parallel.over(planes(in), in.length(), (from, to) -> {
            float[] plane = new float[windows().inSize()];
            float[] row = new float[windows().inWidth()];
            float[] pooled = new float[windows().outSize()];
            for (int p = from; p < to; p++) {
                inputs.get(p * plane.length, plane);
                for (int y = 0; y < windows().outHeight(); y++) {
                    forwardRow(plane, y, row, pooled);
                }
                outputs.put(p * pooled.length, pooled);
            }
        });
    }

    private void forwardRow(float[] plane, int y, float[] row, float[] pooled) {
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
    void backward(INDArray in, INDArray epsilon, INDArray below) {
        FloatBuffer epsilons = FloatMemory.floats(epsilon);
        FloatBuffer gradients = FloatMemory.floats(below);
        Parallel.over(planes(in), in.length(), (from, to) -> {
            float[] pooled = new float[windows().outSize()];
            float[] gradient = new float[windows().inSize()];
            for (int p = from; p < to; p++) {
                epsilons.get(p * pooled.length, pooled);
                Arrays.fill(gradient, 0);
                backwardPlane(pooled, gradient);
                gradients.put(p * gradient.length, gradient);
            }
        });
    }

    private void backwardPlane(float[] epsilon, float[] gradient) {
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
