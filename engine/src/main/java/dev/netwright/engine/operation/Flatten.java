package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/** Two dimensions: the product of the sizes before {@code axis}, 1 by default, and that of the rest. */
final class Flatten extends SameNumbers {

    @Override
    public Set<String> attributes() {
        return Set.of("axis");
    }

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(1, 1);
        Shape shape = node.shape(0);
        long axis = node.attributes().integerOr("axis", 1);
        int at = axis == shape.rank() ? shape.rank() : Axes.one(node, axis, shape);
        return List.of(Shape.of(shape.product(0, at), shape.product(at, shape.rank())));
    }
}
