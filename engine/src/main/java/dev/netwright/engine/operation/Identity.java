package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/** {@code y = x}. */
final class Identity extends SameNumbers {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        return List.of(node.shape(0));
    }
}
