package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Convolution of few channels in plain Java, {@code [N, C, H, W]} to {@code [N, channels, H', W']}: oneDNN works on
 * channels in groups of eight, and copies every array to have them so. Weights are {@code [channels, C, height, width]}.
 */
final class SmallConvolution {

    /** Pairs of channels below which oneDNN has little to win. */
    private static final long FEW = 128;

    /** Multiplications of a batch below which its speed would not show. */
    private static final long MOST = 16 << 20;

    private final PoolWindows windows;
    private final ConvolutionPlane layout;
    private final int inputs;
    private final int outputs;

    /**
     * @param inputs C
     * @param outputs channels
     */
    SmallConvolution(PoolWindows windows, int inputs, int outputs) {
        this.windows = windows;
        layout = new ConvolutionPlane(windows, new int[] {1, 1});
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Whether a batch is small enough. */
    boolean suits(long batch) {
        return (long) inputs * outputs <= FEW && multiplications(batch) <= MOST;
    }

    private long multiplications(long batch) {
        return batch * inputs * outputs * layout.taps().length * windows.outSize();
    }

    /** Computes the outputs. */
    void forward(FloatBuffer in, float[] weights, float[] bias, FloatBuffer out, int batch) {
        Parallel.over(batch, multiplications(batch) / 4, Forward::new, (forward, from, to) -> {
            for (int image = from; image < to; image++) {
                forward.image(in, weights, bias, out, image);
            }
        });
    }

    /**
     * Computes the gradients.
     *
     * @param delta the gradients at the outputs
     * @param below receives the gradients at the inputs; null if nobody wants them
     * @param dWeights receives the sums over the batch, laid out as the weights
     * @param dBias receives the sums over the batch
     */
    void backward(
            FloatBuffer in,
            float[] weights,
            FloatBuffer delta,
            FloatBuffer below,
            float[] dWeights,
            float[] dBias,
            int batch) {
        float[][][] weightSums = new float[batch][][];
        float[][] biasSums = new float[batch][];
        Parallel.over(batch, multiplications(batch) / 2, Backward::new, (backward, from, to) -> {
            for (int image = from; image < to; image++) {
                biasSums[image] = backward.load(in, delta, image);
                weightSums[image] = backward.weights();
                if (below != null) {
                    backward.inputs(weights, below, image);
                }
            }
        });
        // Image after image, so that sums do not depend on which thread did what.
        float[][] sums = new float[outputs][patch()];
        for (int image = 0; image < batch; image++) {
            Vectors.add(dBias, biasSums[image]);
            for (int output = 0; output < outputs; output++) {
                Vectors.add(sums[output], weightSums[image][output]);
            }
        }
        for (int output = 0; output < outputs; output++) {
            System.arraycopy(sums[output], 0, dWeights, output * patch(), patch());
        }
    }

    /** The numbers that one output is made of. */
    private int patch() {
        return inputs * layout.taps().length;
    }

    private final class Forward {
        private final float[] plane = new float[windows.inSize()];
        private final float[] spread = new float[layout.length()];
        private final float[] met = new float[layout.places()];
        private final float[][] sums = new float[outputs][layout.places()];
        private final float[] packed = new float[windows.outSize()];

        void image(FloatBuffer in, float[] weights, float[] bias, FloatBuffer out, int image) {
            int[] taps = layout.taps();
            for (int output = 0; output < outputs; output++) {
                Arrays.fill(sums[output], bias[output]);
            }
            for (int input = 0; input < inputs; input++) {
                in.get((image * inputs + input) * plane.length, plane);
                layout.spread(plane, spread);
                for (int tap = 0; tap < taps.length; tap++) {
                    System.arraycopy(spread, taps[tap], met, 0, met.length);
                    int at = input * taps.length + tap;
                    for (int output = 0; output < outputs; output++) {
                        Vectors.add(sums[output], met, weights[output * patch() + at]);
                    }
                }
            }
            for (int output = 0; output < outputs; output++) {
                layout.gatherWindows(sums[output], packed, 0);
                out.put((image * outputs + output) * packed.length, packed);
            }
        }
    }

    private final class Backward {
        private final float[] plane = new float[windows.inSize()];
        private final float[][] spread = new float[inputs][layout.length()];
        private final float[] spreadGradient = new float[layout.length()];
        private final float[] gradient = new float[windows.inSize()];
        private final float[] packed = new float[windows.outSize()];
        private final float[][] delta = new float[outputs][layout.places()];
        private final float[] met = new float[layout.places()];
        private final float[] patch = new float[patch()];

        /** Takes what one image met, and gives the sum of each channel's gradients. */
        float[] load(FloatBuffer in, FloatBuffer above, int image) {
            for (int input = 0; input < inputs; input++) {
                in.get((image * inputs + input) * plane.length, plane);
                layout.spread(plane, spread[input]);
            }
            float[] sums = new float[outputs];
            for (int output = 0; output < outputs; output++) {
                above.get((image * outputs + output) * packed.length, packed);
                layout.spreadWindows(packed, 0, delta[output]);
                sums[output] = (float) Sums.of(packed);
            }
            return sums;
        }

        /** What a channel's weights get is the sum of all patches, each times the gradient at what it gave. */
        float[][] weights() {
            float[][] sums = new float[outputs][patch.length];
            int[] taps = layout.taps();
            for (int y = 0; y < windows.outHeight(); y++) {
                for (int x = 0; x < windows.outWidth(); x++) {
                    int place = layout.place(y, x);
                    int at = 0;
                    for (float[] of : spread) {
                        for (int tap : taps) {
                            patch[at++] = of[place + tap];
                        }
                    }
                    for (int output = 0; output < outputs; output++) {
                        Vectors.add(sums[output], patch, delta[output][place]);
                    }
                }
            }
            return sums;
        }

        void inputs(float[] weights, FloatBuffer below, int image) {
            int[] taps = layout.taps();
            for (int input = 0; input < inputs; input++) {
                Arrays.fill(spreadGradient, 0);
                for (int tap = 0; tap < taps.length; tap++) {
                    System.arraycopy(spreadGradient, taps[tap], met, 0, met.length);
                    int at = input * taps.length + tap;
                    for (int output = 0; output < outputs; output++) {
                        Vectors.add(met, delta[output], weights[output * patch() + at]);
                    }
                    System.arraycopy(met, 0, spreadGradient, taps[tap], met.length);
                }
                layout.gather(spreadGradient, gradient);
                below.put((image * inputs + input) * gradient.length, gradient);
            }
        }
    }
}
