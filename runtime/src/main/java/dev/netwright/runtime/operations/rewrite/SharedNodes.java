package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that compute the same of the same become one: each {@code @Unstack} of a stack splits it. Dropouts draw numbers of their own.
 */
final class SharedNodes implements GraphRewrite {
    private record Computation(String operation, List<String> inputs, Attributes attributes) {}

    @Override
    public void apply(Graph graph) {
        Map<Computation, Node> first = new HashMap<>();
        for (Node listed : graph.nodes()) {
            // A node before it may have made it read something else.
            Node node = graph.writer(listed.output()).orElseThrow();
            if (node.is("Dropout")) {
                continue;
            }
            Node same = first.putIfAbsent(new Computation(node.operation(), node.inputs(), node.attributes()), node);
            if (same != null) {
                graph.remove(node);
                for (int i = 0; i < node.outputs().size(); i++) {
                    graph.readInstead(node.outputs().get(i), same.outputs().get(i));
                }
            }
        }
    }
}
