package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes that compute the same of the same become one: each {@code @Unstack} of a stack splits it. */
public final class SharedNodes implements OnnxRewrite {
    private record Computation(String op, List<String> inputs, OnnxAttributes attributes) {}

    @Override
    public void apply(OnnxGraph graph) {
        Map<Computation, OnnxNode> first = new HashMap<>();
        for (OnnxNode listed : graph.nodes()) {
            // A node before it may have made it read something else.
            OnnxNode node = graph.writer(listed.output()).orElseThrow();
            OnnxNode same = first.putIfAbsent(new Computation(node.op(), node.inputs(), node.attributes()), node);
            if (same != null) {
                graph.remove(node);
                for (int i = 0; i < node.outputs().size(); i++) {
                    graph.readInstead(node.outputs().get(i), same.outputs().get(i));
                }
            }
        }
    }
}
