package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Each number repeated a whole number of times along each dimension: {@code mode = nearest},
 * {@code coordinate_transformation_mode = asymmetric} and {@code nearest_mode = floor}; others are refused. Inputs: x; none
 * ({@code roi}); the constant scales.
 */
final class Resize extends Rearrangement {

    @Override
    public Set<String> attributes() {
        return Set.of("mode", "coordinate_transformation_mode", "nearest_mode");
    }

    private static void expect(Signature node, String attribute, String otherwise, String expected) {
        String got = node.attributes().textOr(attribute, otherwise);
        if (!got.equals(expected)) {
            throw node.refuse(attribute + " must be " + expected + ", got " + got);
        }
    }

    private static int[] scales(Signature node) {
        float[] scales = node.constant(2).numbers();
        int[] whole = new int[scales.length];
        for (int i = 0; i < scales.length; i++) {
            whole[i] = (int) scales[i];
            if (whole[i] < 1
                    || whole[i] != scales[i]
                    || scales.length != node.shape(0).rank()) {
                throw node.refuse("scales must be a whole number of at least 1 for each dimension of " + node.shape(0)
                        + ", got " + Arrays.toString(scales));
            }
        }
        return whole;
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 3);
        expect(node, "mode", "nearest", "nearest");
        expect(node, "coordinate_transformation_mode", "half_pixel", "asymmetric");
        expect(node, "nearest_mode", "round_prefer_floor", "floor");
        int[] scales = scales(node);
        int[] sizes = new int[scales.length];
        for (int i = 0; i < sizes.length; i++) {
            long size = (long) scales[i] * node.shape(0).size(i);
            if (size > Integer.MAX_VALUE) {
                throw node.refuse("scales make dimension " + i + " of " + node.shape(0) + " " + size);
            }
            sizes[i] = (int) size;
        }
        return List.of(Shape.of(sizes));
    }

    @Override
    int[] places(Signature node, Tensor[] inputs) {
        Shape shape = node.shape(0);
        int[] scales = scales(node);
        int[] strides = shape.strides();
        int[][] along = new int[scales.length][];
        for (int i = 0; i < along.length; i++) {
            along[i] = new int[shape.size(i) * scales[i]];
            for (int to = 0; to < along[i].length; to++) {
                along[i][to] = to / scales[i] * strides[i];
            }
        }
        return Places.of(along);
    }
}
