package dev.netwright.serving;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The dimensions of one example. */
final class Dimensions {
    private static final int MOST = TensorKind.values().length;

    private Dimensions() {}

    static List<Dimension> checked(List<Dimension> dimensions) {
        if (dimensions.isEmpty() || dimensions.size() > MOST) {
            throw new IllegalArgumentException("an example has 1 to " + MOST + " dimensions, got " + dimensions);
        }
        return List.copyOf(dimensions);
    }

    static int size(List<Dimension> dimensions) {
        long size = 1;
        for (Dimension dimension : dimensions) {
            size = Math.multiplyExact(size, dimension.size());
        }
        return Math.toIntExact(size);
    }

    static long[] batch(List<Dimension> dimensions, int examples) {
        long[] shape = new long[dimensions.size() + 1];
        shape[0] = examples;
        for (int i = 0; i < dimensions.size(); i++) {
            shape[i + 1] = dimensions.get(i).size();
        }
        return shape;
    }

    /** For people: {@code 1x28x28}, or where a size is open {@code 1 x (32 to 512) x (32 to 512)}. */
    static String text(List<Dimension> dimensions) {
        if (dimensions.stream().noneMatch(Dimension::isOpen)) {
            return nominal(dimensions);
        }
        return dimensions.stream()
                .map(Dimension::toString)
                .map(size -> size.contains(" ") ? "(" + size + ")" : size)
                .collect(Collectors.joining(" x "));
    }

    /** The nominal sizes: {@code 1x28x28}. */
    static String nominal(List<Dimension> dimensions) {
        return dimensions.stream()
                .map(dimension -> String.valueOf(dimension.size()))
                .collect(Collectors.joining("x"));
    }

    /** As files have it: {@code 1x28x28}, or {@code 1x224>=32<=512x224>=32<=512}. */
    static String written(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::written).collect(Collectors.joining("x"));
    }

    static List<Dimension> parse(String text) {
        return Arrays.stream(text.split("x", -1)).map(Dimension::parse).toList();
    }
}
