package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/** What {@link MaxPool} and {@link AveragePool} share: {@code [N, C, ..]} to {@code [N, C, ..]}, each channel by itself. */
abstract class Pooling implements Operation {

    static Window window(Signature node) {
        node.takes(1, 1);
        Shape x = node.shape(0);
        if (x.rank() < 3 || x.rank() > 5) {
            throw node.refuse("input 0 must be [N, C, L], [N, C, H, W] or [N, C, D, H, W], got " + x);
        }
        return Window.over(node, null).refuseEmpty(node);
    }

    @Override
    public final List<Shape> shapes(Signature node) {
        return List.of(window(node).shape(node.shape(0).size(0), node.shape(0).size(1)));
    }
}
