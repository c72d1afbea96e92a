package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;

/**
 * Numbers in C order, for the plain Java reference.
 *
 * @param shape its sizes
 * @param values its numbers; not copied
 */
public record Tensor(Shape shape, double[] values) {

    /** Checks that there are as many numbers as the shape says. */
    public Tensor {
        if (values.length != shape.elements()) {
            throw new IllegalArgumentException(values.length + " numbers for the shape " + shape);
        }
    }

    /** Zeros. */
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new double[shape.elements()]);
    }
}
