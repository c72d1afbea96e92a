package dev.netwright.serving;

/**
 * Bilinear resizing: an output pixel's weights are a triangle around its place in the input, as wide as what it covers,
 * so that shrinking averages. The weights are those that the training loop resizes data sets with.
 */
final class LinearResize {
    private LinearResize() {}

    /** @param plane {@code [height, width]}; left alone, and handed back where no size changes */
    static float[] resize(float[] plane, int height, int width, int toHeight, int toWidth) {
        float[] wide = width == toWidth ? plane : rows(plane, height, width, toWidth);
        return height == toHeight ? wide : columns(wide, height, toHeight, toWidth);
    }

    private static float[] rows(float[] plane, int height, int width, int toWidth) {
        Weights[] axis = axis(width, toWidth);
        float[] resized = new float[height * toWidth];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < toWidth; x++) {
                float sum = 0;
                int from = y * width + axis[x].first;
                for (int k = 0; k < axis[x].weights.length; k++) {
                    sum += plane[from + k] * axis[x].weights[k];
                }
                resized[y * toWidth + x] = sum;
            }
        }
        return resized;
    }

    private static float[] columns(float[] plane, int height, int toHeight, int width) {
        Weights[] axis = axis(height, toHeight);
        float[] resized = new float[toHeight * width];
        for (int y = 0; y < toHeight; y++) {
            for (int k = 0; k < axis[y].weights.length; k++) {
                int from = (axis[y].first + k) * width;
                for (int x = 0; x < width; x++) {
                    resized[y * width + x] += plane[from + x] * axis[y].weights[k];
                }
            }
        }
        return resized;
    }

    /** For one output pixel the first input pixel that it reads, and the weights from there on. */
    private record Weights(int first, float[] weights) {}

    private static Weights[] axis(int in, int out) {
        Weights[] axis = new Weights[out];
        double scale = (double) in / out;
        double support = Math.max(1, scale);
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) (centre - support + 0.5));
            int end = Math.min(in, (int) (centre + support + 0.5));
            float[] weights = new float[end - first];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += triangle(first + k, centre, support);
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] = (float) (triangle(first + k, centre, support) / sum);
            }
            axis[i] = new Weights(first, weights);
        }
        return axis;
    }

    private static double triangle(int pixel, double centre, double support) {
        return Math.max(0, 1 - Math.abs(pixel + 0.5 - centre) / support);
    }
}
