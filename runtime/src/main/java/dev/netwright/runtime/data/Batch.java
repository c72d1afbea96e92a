package dev.netwright.runtime.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some images as a network reads them. Closing frees the native memory at once, which the garbage collector would do
 * late.
 *
 * @param images {@code [N, C, H, W]}, values 0 to 1
 * @param labels {@code [N, classes]}, one 1 in each row
 * @param first the number of the first of these images within the epoch
 */
public record Batch(INDArray images, INDArray labels, int first) implements AutoCloseable {

    /** The number of images, N. */
    public int size() {
        return (int) images.size(0);
    }

    @Override
    public void close() {
        images.close();
        labels.close();
    }
}
