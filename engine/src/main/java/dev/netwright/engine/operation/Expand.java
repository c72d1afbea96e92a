package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/** x, broadcast with a tensor of the sizes that the constant second input holds. */
final class Expand extends Rearrangement {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        return List.of(Places.common(node, List.of(node.shape(0), Shape.of(node.integers(1)))));
    }

    @Override
    int[] places(Signature node, Tensor[] inputs) {
        return Places.broadcast(node.shape(0), shapes(node).get(0));
    }
}
