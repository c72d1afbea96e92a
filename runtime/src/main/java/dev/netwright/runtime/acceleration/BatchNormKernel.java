package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Batch normalisation of {@code [N, C, H, W]} in plain Java. One channel is one piece of work, read plane after plane.
 *
 * @param images N
 * @param channels C
 * @param plane {@code H * W}
 */
record BatchNormKernel(int images, int channels, int plane) {

    /**
     * What is worked on at a time, small enough for the first level cache. Sums are kept for each place of a block and
     * added up at last: the virtual machine makes vector instructions of loops that read all arrays at one index, and the
     * result is closer to the true sum.
     */
    private static final int BLOCK = 2_048;

    /** Elements of a channel, {@code N * H * W}. */
    int count() {
        return images * plane;
    }

    private long elements() {
        return (long) channels * count();
    }

    /** A pass over the blocks of one channel: the place in the buffer, how many elements, the work space. */
    @FunctionalInterface
    private interface Pass {
        void block(int at, int size);
    }

    private void blocks(int channel, Pass pass) {
        for (int image = 0; image < images; image++) {
            int start = (image * channels + channel) * plane;
            for (int at = 0; at < plane; at += BLOCK) {
                pass.block(start + at, Math.min(BLOCK, plane - at));
            }
        }
    }

    /**
     * Mean and biased variance of each channel.
     *
     * @param mean receives C means
     * @param variance receives C variances
     */
    void statistics(FloatBuffer in, double[] mean, double[] variance) {
        Parallel.over(channels, elements(), (from, to) -> {
            float[] x = new float[Math.min(BLOCK, plane)];
            float[] sums = new float[x.length];
            for (int c = from; c < to; c++) {
                Arrays.fill(sums, 0);
                blocks(c, (at, size) -> {
                    in.get(at, x, 0, size);
                    addTo(sums, x, size);
                });
                mean[c] = Sums.of(sums) / count();
                float centre = (float) mean[c];
                Arrays.fill(sums, 0);
                blocks(c, (at, size) -> {
                    in.get(at, x, 0, size);
                    addSquaresTo(sums, x, size, centre);
                });
                double rest = mean[c] - centre;
                variance[c] = Math.max(0, Sums.of(sums) / count() - rest * rest);
            }
        });
    }

    /** {@code out = scale * (in - mean) + shift}, with one scale, mean and shift for each channel. */
    void normalise(FloatBuffer in, FloatBuffer out, float[] mean, float[] scale, float[] shift) {
        Parallel.over(channels, elements(), (from, to) -> {
            float[] x = new float[Math.min(BLOCK, plane)];
            for (int channel = from; channel < to; channel++) {
                float m = mean[channel];
                float s = scale[channel];
                float t = shift[channel];
                blocks(channel, (at, size) -> {
                    in.get(at, x, 0, size);
                    normalise(x, size, m, s, t);
                    out.put(at, x, 0, size);
                });
            }
        });
    }

    /**
     * The gradients of a normalisation by the batch's own statistics. With {@code h = (x - mean) / deviation}:
     * {@code dBeta = sum e}, {@code dGamma = sum e h},
     * {@code dx = gamma / deviation * (e - dBeta / count - h * dGamma / count)}.
     *
     * @param in the input of the forward pass
     * @param epsilon the gradient at the output
     * @param below receives the gradient at the input
     * @param mean of each channel
     * @param inverse one over the deviation of each channel
     * @param gamma of each channel
     * @param dGamma receives C gradients
     * @param dBeta receives C gradients
     */
    void backward(
            FloatBuffer in,
            FloatBuffer epsilon,
            FloatBuffer below,
            float[] mean,
            float[] inverse,
            float[] gamma,
            float[] dGamma,
            float[] dBeta) {
        Parallel.over(channels, 2 * elements(), (from, to) -> {
            float[] x = new float[Math.min(BLOCK, plane)];
            float[] e = new float[x.length];
            float[] sums = new float[x.length];
            float[] products = new float[x.length];
            for (int c = from; c < to; c++) {
                float centre = mean[c];
                Arrays.fill(sums, 0);
                Arrays.fill(products, 0);
                blocks(c, (at, size) -> {
                    in.get(at, x, 0, size);
                    epsilon.get(at, e, 0, size);
                    addTo(sums, e, size);
                    addProductsTo(products, x, e, size, centre);
                });
                double sum = Sums.of(sums);
                double product = Sums.of(products) * inverse[c];
                dBeta[c] = (float) sum;
                dGamma[c] = (float) product;
                float factor = gamma[c] * inverse[c];
                float offset = (float) (sum / count());
                float slope = (float) (product / count() * inverse[c]);
                blocks(c, (at, size) -> {
                    in.get(at, x, 0, size);
                    epsilon.get(at, e, 0, size);
                    backward(x, e, size, centre, factor, offset, slope);
                    below.put(at, e, 0, size);
                });
            }
        });
    }

    private static void normalise(float[] x, int size, float mean, float scale, float shift) {
        for (int i = 0; i < size; i++) {
            x[i] = (x[i] - mean) * scale + shift;
        }
    }

    private static void backward(float[] x, float[] e, int size, float mean, float factor, float offset, float slope) {
        for (int i = 0; i < size; i++) {
            e[i] = factor * (e[i] - offset - (x[i] - mean) * slope);
        }
    }

    private static void addTo(float[] sums, float[] x, int size) {
        for (int i = 0; i < size; i++) {
            sums[i] += x[i];
        }
    }

    private static void addSquaresTo(float[] sums, float[] x, int size, float centre) {
        for (int i = 0; i < size; i++) {
            float d = x[i] - centre;
            sums[i] += d * d;
        }
    }

    private static void addProductsTo(float[] sums, float[] x, float[] e, int size, float centre) {
        for (int i = 0; i < size; i++) {
            sums[i] += (x[i] - centre) * e[i];
        }
    }
}
