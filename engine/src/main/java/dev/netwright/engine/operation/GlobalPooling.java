package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** What {@link GlobalMaxPool} and {@link GlobalAveragePool} share: {@code [N, C, ..]} to {@code [N, C, 1 ..]}. */
abstract class GlobalPooling implements Operation {

    @Override
    public final List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        Shape x = node.shape(0);
        if (x.rank() < 3 || x.product(2, x.rank()) == 0) {
            throw node.refuse("input 0 must be [N, C, ..] with at least one number a channel, got " + x);
        }
        int[] sizes = x.sizes();
        Arrays.fill(sizes, 2, sizes.length, 1);
        return List.of(Shape.of(sizes));
    }

    /** How many numbers a channel has; they stand side by side. */
    static int size(Signature node) {
        return node.shape(0).product(2, node.shape(0).rank());
    }
}
