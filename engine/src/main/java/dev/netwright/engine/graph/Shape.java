package dev.netwright.engine.graph;

import java.util.Arrays;
import java.util.List;

/** The sizes of a tensor, the batch first: {@code [N, C, H, W]}. A number without dimensions has none. Immutable. */
public final class Shape {
    private final int[] sizes;

    private Shape(int[] sizes) {
        this.sizes = sizes;
    }

    /**
     * A shape.
     *
     * @throws GraphException if a size is negative, or the tensor would have 2^31 numbers or more
     */
    public static Shape of(int... sizes) {
        long elements = 1;
        for (int size : sizes) {
            if (size < 0) {
                throw new GraphException("sizes must be at least 0, got " + Arrays.toString(sizes));
            }
            elements *= size;
            if (elements > Integer.MAX_VALUE) {
                throw new GraphException("a tensor of " + Arrays.toString(sizes) + " has more than 2^31 - 1 numbers");
            }
        }
        return new Shape(sizes.clone());
    }

    /** A shape of these sizes. */
    public static Shape of(List<Integer> sizes) {
        return of(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** How many dimensions it has. */
    public int rank() {
        return sizes.length;
    }

    /** A size; -1 is the last dimension. */
    public int size(int dimension) {
        return sizes[axis(dimension)];
    }

    /** A dimension counted from the front; -1 is the last. */
    public int axis(int dimension) {
        int axis = dimension < 0 ? dimension + sizes.length : dimension;
        if (axis < 0 || axis >= sizes.length) {
            throw new GraphException("dimension " + dimension + " of a tensor of shape " + this);
        }
        return axis;
    }

    /** A copy of the sizes. */
    public int[] sizes() {
        return sizes.clone();
    }

    /** How many numbers the tensor has. */
    public int elements() {
        return product(0, sizes.length);
    }

    /** The product of the sizes from one dimension up to, but without, another. */
    public int product(int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= sizes[i];
        }
        return product;
    }

    /** Another size in one dimension. */
    public Shape with(int dimension, int size) {
        int[] others = sizes();
        others[axis(dimension)] = size;
        return of(others);
    }

    /** The distance between neighbours in each dimension, in numbers, where the last dimension is dense. */
    public int[] strides() {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return strides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(shape.sizes, sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
