package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import java.util.List;
import java.util.Optional;

/**
 * A {@code Pad} with zeros alone.
 *
 * @param sizes zeros before each dimension, then after each
 */
record ZeroPad(OnnxNode node, List<Long> sizes) {

    /** The node as a pad with zeros, if it is one. */
    static Optional<ZeroPad> of(OnnxGraph graph, OnnxNode node) {
        boolean isZeros = node.is("Pad")
                && node.attributes().equals(OnnxAttributes.none())
                && node.inputs().size() == 2;
        return isZeros
                ? graph.weight(node.inputs().get(1))
                        .map(weight -> new ZeroPad(node, weight.integers()))
                        .filter(pad -> pad.sizes().stream().allMatch(size -> size >= 0))
                : Optional.empty();
    }

    int rank() {
        return sizes.size() / 2;
    }

    long before(int axis) {
        return sizes.get(axis);
    }

    long after(int axis) {
        return sizes.get(rank() + axis);
    }
}
