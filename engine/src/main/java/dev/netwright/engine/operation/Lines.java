package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;

/**
 * The lines of a tensor along one dimension.
 *
 * @param outer the product of the sizes before the dimension
 * @param size its size
 * @param inner the product of the sizes after it, the distance between neighbours of a line
 */
record Lines(int outer, int size, int inner) {

    static Lines along(Shape shape, int dimension) {
        int axis = shape.axis(dimension);
        return new Lines(shape.product(0, axis), shape.size(axis), shape.product(axis + 1, shape.rank()));
    }

    /** How many there are. */
    int count() {
        return outer * inner;
    }

    /** Where a line begins. */
    int start(int line) {
        return line / inner * size * inner + line % inner;
    }
}
