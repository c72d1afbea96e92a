package dev.netwright.engine.graph;

import java.util.Arrays;

/** Numbers, or integers, that are part of a graph and never change. */
public final class Constant implements Weight {
    private final Shape shape;
    private final float[] numbers;
    private final long[] integers;

    private Constant(Shape shape, float[] numbers, long[] integers) {
        this.shape = shape;
        this.numbers = numbers;
        this.integers = integers;
    }

    /** Numbers in C order. */
    public static Constant of(Shape shape, float... numbers) {
        if (shape.elements() != numbers.length) {
            throw new GraphException(numbers.length + " numbers for the shape " + shape);
        }
        return new Constant(shape, numbers.clone(), null);
    }

    /** One number without dimensions. */
    public static Constant number(double number) {
        return of(Shape.of(), (float) number);
    }

    /** Integers, {@code [n]}. */
    public static Constant integers(long... integers) {
        return new Constant(Shape.of(integers.length), null, integers.clone());
    }

    /** One integer without dimensions. */
    public static Constant integer(long integer) {
        return new Constant(Shape.of(), null, new long[] {integer});
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /** Whether it holds integers: sizes, axes, positions. */
    public boolean isInteger() {
        return integers != null;
    }

    /**
     * The integers.
     *
     * @throws GraphException if it holds numbers
     */
    public long[] integers() {
        if (integers == null) {
            throw new GraphException("numbers where integers were expected: " + this);
        }
        return integers.clone();
    }

    /**
     * The numbers in C order; integers as numbers.
     */
    public float[] numbers() {
        if (numbers != null) {
            return numbers.clone();
        }
        float[] converted = new float[integers.length];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = integers[i];
        }
        return converted;
    }

    @Override
    public String toString() {
        return shape + (integers == null ? Arrays.toString(numbers) : Arrays.toString(integers));
    }
}
