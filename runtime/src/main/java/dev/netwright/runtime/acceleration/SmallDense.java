package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The products of a small dense layer in plain Java: below about a million multiplications, calling a matrix product and
 * making the arrays for it takes longer than the product. Weights are {@code [F, units]} column by column.
 *
 * @param features F
 */
record SmallDense(int features, int units) {

    private static final long MOST = 1 << 20;

    /** Whether a batch is small enough. */
    boolean suits(long batch) {
        return batch * features * units <= MOST;
    }

    /** {@code out = in weights + bias}. */
    void forward(FloatBuffer in, FloatBuffer weights, float[] bias, FloatBuffer out, int batch) {
        float[] x = new float[batch * features];
        in.get(0, x);
        float[] columns = new float[features * units];
        weights.get(0, columns);
        float[][] sums = new float[batch][];
        Arrays.setAll(sums, example -> bias.clone());
        float[] row = new float[units];
        for (int feature = 0; feature < features; feature++) {
            for (int unit = 0; unit < units; unit++) {
                row[unit] = columns[unit * features + feature];
            }
            for (int example = 0; example < batch; example++) {
                Vectors.add(sums[example], row, x[example * features + feature]);
            }
        }
        for (int example = 0; example < batch; example++) {
            out.put(example * units, sums[example]);
        }
    }

    /**
     * The gradients.
     *
     * @param delta the gradient at the output, {@code [N, units]}
     * @param below receives the gradient at the input; null if nobody wants it
     * @param dWeights receives the sums over the batch, column by column
     * @param dBias receives the sums over the batch
     */
    void backward(
            FloatBuffer in,
            FloatBuffer weights,
            float[] delta,
            FloatBuffer below,
            FloatBuffer dWeights,
            float[] dBias,
            int batch) {
        float[][] x = new float[batch][features];
        float[][] dx = new float[batch][features];
        for (int example = 0; example < batch; example++) {
            in.get(example * features, x[example]);
        }
        float[] column = new float[features];
        float[] sums = new float[features];
        for (int unit = 0; unit < units; unit++) {
            weights.get(unit * features, column);
            Arrays.fill(sums, 0);
            float bias = 0;
            for (int example = 0; example < batch; example++) {
                float d = delta[example * units + unit];
                bias += d;
                Vectors.add(sums, x[example], d);
                if (below != null) {
                    Vectors.add(dx[example], column, d);
                }
            }
            dBias[unit] = bias;
            dWeights.put(unit * features, sums);
        }
        for (int example = 0; example < batch && below != null; example++) {
            below.put(example * features, dx[example]);
        }
    }
}
