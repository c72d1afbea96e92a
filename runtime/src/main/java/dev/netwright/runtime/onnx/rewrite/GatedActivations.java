package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.runtime.operations.rewrite.GraphRewrite;
import java.util.List;

/** {@code Swish} and {@code Mish}, which ONNX does not have yet, as several nodes. */
public final class GatedActivations implements GraphRewrite {
    private static final double GATE_IS_CLOSED = -30;

    @Override
    public void apply(Graph graph) {
        for (Node node : graph.nodes()) {
            if (node.is("Swish")) {
                swish(graph, node);
            } else if (node.is("Mish")) {
                mish(graph, node);
            }
        }
    }

    /**
     * {@code x * sigmoid(alpha * x)}. Some engines never let a sigmoid become 0, and a large negative x would come out as a
     * part of itself; below the bound the function is 0 within 3e-12.
     */
    private static void swish(Graph graph, Node node) {
        graph.remove(node);
        float alpha = node.attributes().decimalOr("alpha", 1);
        String x = add(graph, node, "Max", node.input(), put(graph, node, "least", GATE_IS_CLOSED));
        String scaled = alpha == 1 ? x : add(graph, node, "Mul", x, put(graph, node, "slope", alpha));
        multiply(graph, node, x, add(graph, node, "Sigmoid", scaled));
    }

    private static void mish(Graph graph, Node node) {
        graph.remove(node);
        String softplus = add(graph, node, "Softplus", node.input());
        multiply(graph, node, node.input(), add(graph, node, "Tanh", softplus));
    }

    private static void multiply(Graph graph, Node node, String x, String gate) {
        graph.add(new Node(node.name(), "Mul", List.of(x, gate), node.outputs(), Attributes.none()));
    }

    private static String add(Graph graph, Node node, String operation, String... reads) {
        String tensor = node.output() + ":" + operation;
        graph.add(new Node(tensor, operation, List.of(reads), List.of(tensor), Attributes.none()));
        return tensor;
    }

    private static String put(Graph graph, Node node, String part, double number) {
        String tensor = node.output() + "." + part;
        graph.put(tensor, Constant.number(number));
        return tensor;
    }
}
