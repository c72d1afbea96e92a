package dev.netwright.serving;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A batch of numbers with a shape, batch first: {@code [N, C, H, W]} for maps, {@code [N, F]} for vectors,
 * {@code [N, F, T]} for sequences, {@code [N, C, D, H, W]} for volumes; the values of the last dimension are contiguous
 * in memory.
 */
public final class Tensor {
    private static final int SHOWN = 8;

    private final FloatBuffer values;
    private final long[] shape;

    private Tensor(FloatBuffer values, long[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /**
     * Wraps the values from the buffer's position to its limit; nothing is copied. A large direct buffer in the
     * machine's byte order reaches ONNX Runtime without a copy.
     *
     * @throws IllegalArgumentException if there are not as many values as the shape says
     */
    public static Tensor of(FloatBuffer values, long... shape) {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(shape, "shape");
        if (shape.length == 0) {
            throw new IllegalArgumentException("a shape has at least one size, the batch");
        }
        long size = 1;
        for (long length : shape) {
            if (length < 1) {
                throw new IllegalArgumentException("every size of a shape must be at least 1, got " + text(shape));
            }
            size = product(size, length, shape);
        }
        if (values.remaining() != size) {
            throw new IllegalArgumentException(
                    "a tensor of " + text(shape) + " has " + size + " values, got " + values.remaining());
        }
        return new Tensor(values.slice(), shape.clone());
    }

    private static long product(long size, long length, long[] shape) {
        if (size > Integer.MAX_VALUE / length) {
            throw new IllegalArgumentException(
                    "a tensor has at most " + Integer.MAX_VALUE + " values, got " + text(shape));
        }
        return size * length;
    }

    /** Wraps an array; nothing is copied. As {@link #of(FloatBuffer, long...)}. */
    public static Tensor of(float[] values, long... shape) {
        return of(FloatBuffer.wrap(Objects.requireNonNull(values, "values")), shape);
    }

    /** The sizes, batch first. */
    public long[] shape() {
        return shape.clone();
    }

    /** N, the number of examples. */
    public int examples() {
        return Math.toIntExact(shape[0]);
    }

    /** A tensor around an array and a shape that fit, and that nobody changes. */
    static Tensor owning(float[] values, long[] shape) {
        return new Tensor(FloatBuffer.wrap(values), shape);
    }

    /** Whether it has this shape. */
    boolean hasShape(long[] other) {
        return Arrays.equals(shape, other);
    }

    /** The number of values. */
    int size() {
        return values.remaining();
    }

    /** All values, from position 0; the memory is this tensor's own. */
    public FloatBuffer values() {
        return values.duplicate();
    }

    /** A copy of all values. */
    public float[] toArray() {
        float[] array = new float[values.remaining()];
        values().get(array);
        return array;
    }

    /** A copy of the values of each example. */
    public float[][] rows() {
        float[][] rows = new float[examples()][values.remaining() / examples()];
        FloatBuffer from = values();
        for (float[] row : rows) {
            from.get(row);
        }
        return rows;
    }

    /** The shape and the first values: {@code [2, 2]: 0.25, 0.75, 1.0, 0.0}. */
    @Override
    public String toString() {
        return IntStream.range(0, Math.min(SHOWN, size()))
                .mapToObj(i -> String.valueOf(values.get(i)))
                .collect(Collectors.joining(", ", text(shape) + ": ", size() > SHOWN ? ", ..." : ""));
    }

    static String text(long[] shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
