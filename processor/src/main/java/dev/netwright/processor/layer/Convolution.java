package dev.netwright.processor.layer;

import dev.netwright.processor.shape.Shape;
import java.util.List;

/** A convolution: each value that comes out is a sum over the weights of its channel, and the bias where there is one. */
interface Convolution extends Layer {
    boolean bias();

    /** How many weights one channel that comes out has. */
    long weightsPerChannel(List<Shape> inputs);

    @Override
    default long params(List<Shape> inputs, Shape output) {
        long channels = output.sizes().get(0);
        return Math.addExact(Math.multiplyExact(channels, weightsPerChannel(inputs)), bias() ? channels : 0L);
    }

    @Override
    default long macs(List<Shape> inputs, Shape output) {
        return Math.multiplyExact(output.elements(), weightsPerChannel(inputs));
    }
}
