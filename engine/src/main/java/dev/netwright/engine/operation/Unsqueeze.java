package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/** With more dimensions of size 1. Inputs: x; the constant {@code axes}, where they stand in the output. */
final class Unsqueeze extends SameNumbers {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        Shape shape = node.shape(0);
        int[] axes = node.integers(1);
        int[] sizes = new int[shape.rank() + axes.length];
        boolean[] added = Axes.chosen(node, axes, sizes.length);
        int from = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = added[i] ? 1 : shape.size(from++);
        }
        return List.of(Shape.of(sizes));
    }
}
