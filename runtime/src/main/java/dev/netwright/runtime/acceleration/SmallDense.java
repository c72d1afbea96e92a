package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The products of a small dense layer in plain Java: below about a million multiplications, calling a matrix product and
 * making the arrays for it takes longer than the product. Weights are {@code [F, units]} column by column. It keeps its
 * work space, so it serves one thread at a time.
 */
final class SmallDense {

    private static final long MOST = 1 << 20;

    /** Weights that fit into the second level cache, where reading them across is no loss. */
    private static final int MOST_WEIGHTS = 1 << 16;

    /** Of the work space. */
    private static final int MOST_VALUES = 1 << 18;

    private final int features;
    private final int units;
    private float[] columns = {};
    private float[][] inputs = {};
    private float[][] inputGradients = {};
    private float[][] outputs = {};

    /** @param features F */
    SmallDense(int features, int units) {
        this.features = features;
        this.units = units;
    }

    int units() {
        return units;
    }

    /** Whether a batch is small enough. */
    boolean suits(long batch) {
        return (long) features * units <= MOST_WEIGHTS
                && batch * features * units <= MOST
                && batch * (features + units) <= MOST_VALUES;
    }

    private void prepare(int batch) {
        if (inputs.length != batch) {
            columns = new float[features * units];
            inputs = new float[batch][features];
            inputGradients = new float[batch][features];
            outputs = new float[batch][units];
        }
    }

    /** {@code out = in weights + bias}. */
    void forward(FloatBuffer in, FloatBuffer weights, float[] bias, FloatBuffer out, int batch) {
        prepare(batch);
        weights.get(0, columns);
        for (int example = 0; example < batch; example++) {
            in.get(example * features, inputs[example]);
            System.arraycopy(bias, 0, outputs[example], 0, units);
        }
        float[] row = new float[units];
        for (int feature = 0; feature < features; feature++) {
            for (int unit = 0; unit < units; unit++) {
                row[unit] = columns[unit * features + feature];
            }
            for (int example = 0; example < batch; example++) {
                Vectors.add(outputs[example], row, inputs[example][feature]);
            }
        }
        for (int example = 0; example < batch; example++) {
            out.put(example * units, outputs[example]);
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
        prepare(batch);
        for (int example = 0; example < batch; example++) {
            in.get(example * features, inputs[example]);
            Arrays.fill(inputGradients[example], 0);
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
                Vectors.add(sums, inputs[example], d);
                if (below != null) {
                    Vectors.add(inputGradients[example], column, d);
                }
            }
            dBias[unit] = bias;
            dWeights.put(unit * features, sums);
        }
        for (int example = 0; example < batch && below != null; example++) {
            below.put(example * features, inputGradients[example]);
        }
    }
}
