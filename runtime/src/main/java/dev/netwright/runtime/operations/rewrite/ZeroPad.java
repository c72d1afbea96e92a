package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.List;
import java.util.Optional;

/**
 * A {@code Pad} with zeros alone.
 *
 * @param sizes zeros before each dimension, then after each
 */
public record ZeroPad(Node node, List<Long> sizes) {

    /** The node as a pad with zeros, if it is one. */
    public static Optional<ZeroPad> of(Graph graph, Node node) {
        boolean isZeros = node.is("Pad")
                && node.attributes().equals(Attributes.none())
                && node.inputs().size() == 2;
        return isZeros
                ? Constants.integers(graph, node, 1)
                        .map(sizes -> new ZeroPad(node, sizes))
                        .filter(pad -> pad.sizes().stream().allMatch(size -> size >= 0))
                : Optional.empty();
    }

    /** How many dimensions there are. */
    public int rank() {
        return sizes.size() / 2;
    }

    /** The zeros before a dimension. */
    public long before(int axis) {
        return sizes.get(axis);
    }

    /** The zeros after a dimension. */
    public long after(int axis) {
        return sizes.get(rank() + axis);
    }
}
