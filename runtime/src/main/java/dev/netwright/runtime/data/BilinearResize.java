package dev.netwright.runtime.data;

import java.util.Arrays;

/**
 * Resizes images of unsigned bytes with bilinear interpolation, as torchvision's {@code Resize} does on an image from
 * the Python Imaging Library, which is what the book uses: to the last bit.
 *
 * <p>Output pixel {@code i} of an axis lies at {@code (i + 0.5) * in / out} of the input, whose pixel {@code j} has its
 * centre at {@code j + 0.5}. Its weights are the triangle {@code max(0, 1 - |distance| / s)}, normalised to sum 1, with
 * {@code s = max(1, in / out)}: between neighbours when enlarging, averaging over what is covered when shrinking. The
 * width is done first, then the height; each rounds to bytes.
 */
public final class BilinearResize {

    /**
     * Weights are fixed-point numbers with this many bits below 1: 8 bits of pixel and 2 of headroom stay in an int.
     */
    private static final int FRACTION_BITS = 22;

    private static final int HALF = 1 << (FRACTION_BITS - 1);

    private final Axis horizontal;
    private final Axis vertical;

    /**
     * Prepares resizing between two sizes in pixels, each at least 1.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public BilinearResize(int height, int width, int toHeight, int toWidth) {
        if (height < 1 || width < 1 || toHeight < 1 || toWidth < 1) {
            throw new IllegalArgumentException(
                    "sizes must be at least 1, got " + height + "x" + width + " to " + toHeight + "x" + toWidth);
        }
        horizontal = Axis.between(width, toWidth);
        vertical = Axis.between(height, toHeight);
    }

    /**
     * Resizes one image.
     *
     * @param image unsigned bytes {@code [C, height, width]}; left alone
     * @return unsigned bytes {@code [C, toHeight, toWidth]}; the same array where no size changes
     */
    public byte[] apply(byte[] image) {
        int in = horizontal.in * vertical.in;
        if (image.length % in != 0) {
            throw new IllegalArgumentException(
                    "expected channels of " + vertical.in + "x" + horizontal.in + ", got " + image.length + " bytes");
        }
        if (horizontal.unchanged() && vertical.unchanged()) {
            return image;
        }
        int channels = image.length / in;
        int[] wide = resizeRows(image, channels * vertical.in);
        return resizeColumns(wide, channels);
    }

    /** The result is bytes in ints: the compiler vectorises arithmetic between arrays of one type alone. */
    private int[] resizeRows(byte[] source, int rows) {
        int[] target = new int[rows * horizontal.out];
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < horizontal.out; x++) {
                int[] weights = horizontal.weights[x];
                int from = row * horizontal.in + horizontal.first[x];
                int sum = HALF;
                for (int k = 0; k < weights.length; k++) {
                    sum += (source[from + k] & 0xff) * weights[k];
                }
                target[row * horizontal.out + x] = toByte(sum);
            }
        }
        return target;
    }

    private byte[] resizeColumns(int[] source, int channels) {
        int width = horizontal.out;
        byte[] target = new byte[channels * vertical.out * width];
        int[] sums = new int[width];
        for (int row = 0; row < channels * vertical.out; row++) {
            int y = row % vertical.out;
            int[] weights = vertical.weights[y];
            int from = (row / vertical.out * vertical.in + vertical.first[y]) * width;
            Arrays.fill(sums, HALF);
            for (int k = 0; k < weights.length; k++) {
                addWeighted(source, from + k * width, weights[k], sums);
            }
            for (int x = 0; x < width; x++) {
                target[row * width + x] = (byte) toByte(sums[x]);
            }
        }
        return target;
    }

    private static void addWeighted(int[] source, int from, int weight, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += source[from + x] * weight;
        }
    }

    private static int toByte(int fixed) {
        return Math.max(0, Math.min(255, fixed >> FRACTION_BITS));
    }

    /** Along one axis: for each output pixel the first input pixel that it reads, and the weights from there on. */
    private static final class Axis {
        private final int in;
        private final int out;
        private final int[] first;
        private final int[][] weights;

        private Axis(int in, int out) {
            this.in = in;
            this.out = out;
            first = new int[out];
            weights = new int[out][];
        }

        static Axis between(int in, int out) {
            Axis axis = new Axis(in, out);
            double scale = (double) in / out;
            double support = Math.max(1, scale);
            for (int i = 0; i < out; i++) {
                double centre = (i + 0.5) * scale;
                axis.first[i] = Math.max(0, (int) (centre - support + 0.5));
                int end = Math.min(in, (int) (centre + support + 0.5));
                axis.weights[i] = triangle(axis.first[i], end, centre, support);
            }
            return axis;
        }

        private static int[] triangle(int first, int end, double centre, double support) {
            double[] exact = new double[end - first];
            double sum = 0;
            for (int k = 0; k < exact.length; k++) {
                exact[k] = Math.max(0, 1 - Math.abs(first + k + 0.5 - centre) / support);
                sum += exact[k];
            }
            int[] fixed = new int[exact.length];
            for (int k = 0; k < fixed.length; k++) {
                fixed[k] = (int) (exact[k] / sum * (1 << FRACTION_BITS) + 0.5);
            }
            return fixed;
        }

        boolean unchanged() {
            return in == out;
        }
    }
}
