package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The inputs of nodes that are constants. */
final class Constants {
    private Constants() {}

    /** The integers that a node reads; empty if the input is no constant of integers. */
    static Optional<List<Long>> integers(Graph graph, Node node, int input) {
        return input < node.inputs().size()
                ? graph.weight(node.inputs().get(input))
                        .filter(weight -> weight instanceof Constant constant && constant.isInteger())
                        .map(weight -> Arrays.stream(((Constant) weight).integers())
                                .boxed()
                                .toList())
                : Optional.empty();
    }

    /** Whether a node reads these integers. */
    static boolean are(Graph graph, Node node, int input, long... integers) {
        return integers(graph, node, input)
                .equals(Optional.of(Arrays.stream(integers).boxed().toList()));
    }
}
