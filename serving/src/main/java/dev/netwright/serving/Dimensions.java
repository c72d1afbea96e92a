package dev.netwright.serving;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The dimensions of one example, {@code 1x28x28}. */
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

    static String text(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::toString).collect(Collectors.joining("x"));
    }

    static List<Dimension> parse(String text) {
        return Arrays.stream(text.split("x", -1)).map(Dimension::parse).toList();
    }
}
