package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/** {@code y = x for x > 0, slope x otherwise}. Inputs: x; the slope, broadcast to it, {@code [C, 1, 1]} for {@code [N, C, H, W]}. */
final class PRelu extends Binary {

    @Override
    public List<Shape> shapes(Signature node) {
        node.takes(2, 2);
        Places.expect(node, 1, node.shape(0));
        return List.of(node.shape(0));
    }

    @Override
    double value(double x, double slope) {
        return x > 0 ? x : slope * x;
    }

    @Override
    double slopeOfFirst(double x, double slope, double y) {
        return x > 0 ? 1 : slope;
    }

    @Override
    double slopeOfSecond(double x, double slope, double y) {
        return x > 0 ? 0 : x;
    }
}
