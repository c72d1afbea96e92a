package dev.netwright.runtime.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The gradients of a convolution's weights and bias without that of its input, for a layer that reads images: oneDNN
 * computes all three, and the one that nobody wants is slow for few channels.
 *
 * <p>What each weight meets in every window of an image lies in one row of a matrix {@code [C * height * width, windows]};
 * its product with the gradient at the output, {@code [channels, windows]}, is the gradient.
 */
final class WeightGradient {

    /** Input channels for which this is the faster way. */
    private static final int MOST_CHANNELS = 4;

    /** Multiplications for one image: for fewer, calling a product takes longer than they do. */
    private static final long WORTH_A_PRODUCT = 1 << 22;

    /** Elements of the matrices that are made at once, so that all threads have work. */
    private static final long COLLECTED = 1 << 22;

    private final PoolWindows windows;
    private final ConvolutionPlane layout;

    /** @param windows of a convolution without dilation */
    WeightGradient(PoolWindows windows) {
        this.windows = windows;
        layout = new ConvolutionPlane(windows, new int[] {1, 1});
    }

    /** Whether it is the faster way, and its arrays are a small part of what a step needs. */
    boolean suits(INDArray in, INDArray delta) {
        long matrix = in.size(1) * layout.taps().length * windows.outSize();
        return in.size(1) <= MOST_CHANNELS
                && matrix * delta.size(1) >= WORTH_A_PRODUCT
                && matrix <= COLLECTED
                && FloatMemory.reaches(in)
                && FloatMemory.reaches(delta);
    }

    /**
     * Computes the sums over the batch.
     *
     * @param in {@code [N, C, H, W]}
     * @param delta the gradient at the output, {@code [N, channels, H', W']}
     * @param weights receives the gradient of the weights, {@code [channels, C, height, width]}
     * @param bias receives the gradient of the bias; there if it is
     */
    void compute(
            INDArray in, INDArray delta, INDArray weights, Optional<INDArray> bias, LayerWorkspaceMgr workspaceMgr) {
        long images = in.size(0);
        long rows = in.size(1) * layout.taps().length;
        long size = windows.outSize();
        long collected = Math.min(images, COLLECTED / (rows * size));
        INDArray matrices = workspaceMgr.createUninitialized(
                ArrayType.BP_WORKING_MEM, DataType.FLOAT, new long[] {collected, rows, size}, 'c');
        INDArray deltas = delta.reshape('c', images, delta.size(1), size);
        INDArray sums = weights.reshape('c', delta.size(1), rows).transpose();
        for (long image = 0; image < images; image++) {
            if (image % collected == 0) {
                collect(in, image, Math.min(images, image + collected), matrices);
            }
            INDArray met = image(matrices, image % collected);
            Nd4j.gemm(met.transpose(), image(deltas, image).transpose(), sums, true, false, 1, image == 0 ? 0 : 1);
        }
        bias.ifPresent(gradient -> sumUp(delta, gradient));
    }

    private static INDArray image(INDArray array, long image) {
        return array.get(NDArrayIndex.point(image), NDArrayIndex.all(), NDArrayIndex.all());
    }

    private void collect(INDArray in, long from, long end, INDArray matrices) {
        int channels = (int) in.size(1);
        int[] taps = layout.taps();
        FloatBuffer pixels = FloatMemory.floats(in);
        FloatBuffer rows = FloatMemory.floats(matrices);
        int planes = (int) (end - from) * channels;
        Parallel.over(planes, matrices.length(), Plane::new, (space, first, last) -> {
            for (int plane = first; plane < last; plane++) {
                pixels.get((int) (from * channels + plane) * space.pixels.length, space.pixels);
                layout.spread(space.pixels, space.spread);
                for (int tap = 0; tap < taps.length; tap++) {
                    layout.gatherWindows(space.spread, taps[tap], space.met);
                    rows.put((plane * taps.length + tap) * space.met.length, space.met);
                }
            }
        });
        FloatMemory.keep(in, matrices);
    }

    /** What one thread works in. */
    private final class Plane {
        private final float[] pixels = new float[windows.inSize()];
        private final float[] spread = new float[layout.length()];
        private final float[] met = new float[windows.outSize()];
    }

    private void sumUp(INDArray delta, INDArray bias) {
        int images = (int) delta.size(0);
        int channels = (int) delta.size(1);
        int size = windows.outSize();
        FloatBuffer source = FloatMemory.floats(delta);
        float[] totals = new float[channels];
        Parallel.over(channels, delta.length(), () -> new float[2][size], (space, first, end) -> {
            for (int channel = first; channel < end; channel++) {
                // Sums of each place over the images, added up at last: faster, and closer to the true sum.
                Arrays.fill(space[1], 0);
                for (int image = 0; image < images; image++) {
                    source.get((image * channels + channel) * size, space[0]);
                    Vectors.add(space[1], space[0]);
                }
                totals[channel] = (float) Sums.of(space[1]);
            }
        });
        FloatMemory.floats(bias).put(0, totals);
        FloatMemory.keep(delta, bias);
    }
}
