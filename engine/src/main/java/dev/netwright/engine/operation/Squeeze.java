package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** Without dimensions of size 1. Inputs: x; the constant {@code axes}, by default all of size 1. */
final class Squeeze extends SameNumbers {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 2);
        Shape shape = node.shape(0);
        boolean[] chosen = node.has(1) ? Axes.chosen(node, node.integers(1), shape.rank()) : null;
        int[] sizes = new int[shape.rank()];
        int rank = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (chosen != null && chosen[i] && shape.size(i) != 1) {
                throw node.refuse("dimension " + i + " of " + shape + " is not 1");
            }
            if (chosen == null ? shape.size(i) != 1 : !chosen[i]) {
                sizes[rank++] = shape.size(i);
            }
        }
        return List.of(Shape.of(Arrays.copyOf(sizes, rank)));
    }
}
