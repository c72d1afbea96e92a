package dev.netwright.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a tensor for one example, without the batch dimension.
 *
 * @param kind what the dimensions mean
 * @param dims the sizes, each at least 1, in the order that {@link Kind} gives
 */
public record TensorShape(Kind kind, List<Long> dims) {

    /** What the dimensions of a shape mean. */
    public enum Kind {
        /** {@code [F]}: features. */
        VECTOR(1),
        /** {@code [F, T]}: features, steps. */
        SEQUENCE(2),
        /** {@code [C, H, W]}: channels, height, width. */
        MAP(3),
        /** {@code [C, D, H, W]}: channels, depth, height, width. */
        VOLUME(4);

        private final int rank;

        Kind(int rank) {
            this.rank = rank;
        }
    }

    /** @throws IllegalArgumentException if the number of sizes does not fit the kind, or a size is below 1 */
    public TensorShape {
        dims = List.copyOf(dims);
        if (dims.size() != kind.rank) {
            throw new IllegalArgumentException(kind + " has " + kind.rank + " dimensions, got " + dims);
        }
        if (dims.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("every size must be at least 1, got " + dims);
        }
    }

    /** A feature map {@code [C, H, W]}. */
    public static TensorShape map(long channels, long height, long width) {
        return new TensorShape(Kind.MAP, List.of(channels, height, width));
    }

    /** A feature vector {@code [F]}. */
    public static TensorShape vector(long features) {
        return new TensorShape(Kind.VECTOR, List.of(features));
    }

    /** A sequence of feature vectors {@code [F, T]}. */
    public static TensorShape sequence(long features, long steps) {
        return new TensorShape(Kind.SEQUENCE, List.of(features, steps));
    }

    /** A volume {@code [C, D, H, W]}. */
    public static TensorShape volume(long channels, long depth, long height, long width) {
        return new TensorShape(Kind.VOLUME, List.of(channels, depth, height, width));
    }

    /** The first dimension: channels of a map or volume, features of a vector or sequence. */
    public long leading() {
        return dims.get(0);
    }

    /** The number of values: the product of all sizes. */
    public long size() {
        return dims.stream().mapToLong(Long::longValue).reduce(1L, Math::multiplyExact);
    }

    /** The shape of a batch: {@code examples} first, then {@link #dims()}. */
    public long[] batchOf(long examples) {
        long[] batch = new long[dims.size() + 1];
        batch[0] = examples;
        for (int i = 0; i < dims.size(); i++) {
            batch[i + 1] = dims.get(i);
        }
        return batch;
    }

    /** Whether {@code batch} is {@code [N, dims...]} for some {@code N} of at least 1. */
    public boolean isBatch(long[] batch) {
        return batch.length == dims.size() + 1 && batch[0] >= 1 && Arrays.equals(batch, batchOf(batch[0]));
    }

    /** The sizes joined by {@code x}: {@code 16x5x5}. */
    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
