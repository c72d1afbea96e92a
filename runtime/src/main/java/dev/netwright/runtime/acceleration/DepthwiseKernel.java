package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Depthwise convolution in plain Java, {@code [N, C, H, W]} to {@code [N, C * multiplier, H', W']}: each channel is
 * convolved alone, which is one piece of work for the whole batch. Weights are {@code [height, width, C, multiplier]}.
 */
final class DepthwiseKernel {

    private final PoolWindows windows;
    private final ConvolutionPlane layout;
    private final int multiplier;

    /** @param dilation of rows and columns */
    DepthwiseKernel(PoolWindows windows, int[] dilation, int multiplier) {
        this.windows = windows;
        layout = new ConvolutionPlane(windows, dilation);
        this.multiplier = multiplier;
    }

    PoolWindows windows() {
        return windows;
    }

    private int weight(int tap, int channel, int channels, int member) {
        return (tap * channels + channel) * multiplier + member;
    }

    /**
     * Computes the outputs.
     *
     * @param bias one number for each output channel
     */
    void forward(FloatBuffer in, float[] weights, float[] bias, FloatBuffer out, int images, int channels) {
        Parallel.over(channels, work(images, channels), Forward::new, (forward, from, to) -> {
            for (int channel = from; channel < to; channel++) {
                for (int image = 0; image < images; image++) {
                    forward.image(in, weights, bias, out, image * channels + channel, channel, channels);
                }
            }
        });
    }

    private long work(int images, int channels) {
        return (long) images * channels * multiplier * windows.outSize() * layout.taps().length;
    }

    /** The way through one image of one channel. */
    private final class Forward {
        private final float[] plane = new float[windows.inSize()];
        private final float[] spread = new float[layout.length()];
        private final float[] met = new float[layout.places()];
        private final float[] sums = new float[layout.places()];
        private final float[] packed = new float[windows.outSize()];

        void image(FloatBuffer in, float[] weights, float[] bias, FloatBuffer out, int at, int channel, int count) {
            in.get(at * plane.length, plane);
            layout.spread(plane, spread);
            int[] taps = layout.taps();
            for (int member = 0; member < multiplier; member++) {
                Arrays.fill(sums, bias[channel * multiplier + member]);
                for (int tap = 0; tap < taps.length; tap++) {
                    System.arraycopy(spread, taps[tap], met, 0, met.length);
                    Vectors.add(sums, met, weights[weight(tap, channel, count, member)]);
                }
                layout.gatherWindows(sums, 0, packed);
                out.put((at * multiplier + member) * packed.length, packed);
            }
        }
    }

    /**
     * Computes the gradients.
     *
     * @param in the inputs of the forward pass
     * @param delta the gradients at the outputs
     * @param below receives the gradients at the inputs
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
            int images,
            int channels) {
        Parallel.over(channels, 2 * work(images, channels), Gradients::new, (gradients, from, to) -> {
            for (int channel = from; channel < to; channel++) {
                gradients.clear();
                for (int image = 0; image < images; image++) {
                    gradients.image(in, weights, delta, below, image * channels + channel, channel, channels);
                }
                gradients.sumUp(dWeights, dBias, channel, channels);
            }
        });
    }

    /** The backward pass through one channel. */
    private final class Gradients {
        private final float[] plane = new float[windows.inSize()];
        private final float[] spread = new float[layout.length()];
        private final float[] spreadGradient = new float[layout.length()];
        private final float[] gradient = new float[windows.inSize()];
        private final float[] packed = new float[windows.outSize()];
        private final float[] delta = new float[layout.places()];
        private final float[] met = new float[layout.places()];
        // Sums of each place over the images, added up at last: faster, and closer to the true sum.
        private final float[][][] weightSums = new float[multiplier][layout.taps().length][layout.places()];
        private final float[][] biasSums = new float[multiplier][layout.places()];

        void clear() {
            for (int member = 0; member < multiplier; member++) {
                Arrays.fill(biasSums[member], 0);
                for (float[] sums : weightSums[member]) {
                    Arrays.fill(sums, 0);
                }
            }
        }

        void image(
                FloatBuffer in, float[] weights, FloatBuffer above, FloatBuffer below, int at, int channel, int count) {
            in.get(at * plane.length, plane);
            layout.spread(plane, spread);
            Arrays.fill(spreadGradient, 0);
            int[] taps = layout.taps();
            for (int member = 0; member < multiplier; member++) {
                above.get((at * multiplier + member) * packed.length, packed);
                layout.spreadWindows(packed, 0, delta);
                Vectors.add(biasSums[member], delta);
                for (int tap = 0; tap < taps.length; tap++) {
                    System.arraycopy(spread, taps[tap], met, 0, met.length);
                    Vectors.addProducts(weightSums[member][tap], met, delta);
                    System.arraycopy(spreadGradient, taps[tap], met, 0, met.length);
                    Vectors.add(met, delta, weights[weight(tap, channel, count, member)]);
                    System.arraycopy(met, 0, spreadGradient, taps[tap], met.length);
                }
            }
            layout.gather(spreadGradient, gradient);
            below.put(at * gradient.length, gradient);
        }

        void sumUp(float[] dWeights, float[] dBias, int channel, int count) {
            for (int member = 0; member < multiplier; member++) {
                dBias[channel * multiplier + member] = (float) Sums.of(biasSums[member]);
                for (int tap = 0; tap < weightSums[member].length; tap++) {
                    dWeights[weight(tap, channel, count, member)] = (float) Sums.of(weightSums[member][tap]);
                }
            }
        }
    }
}
