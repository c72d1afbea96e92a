package dev.netwright.processor.check;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Embedding;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Stack;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an embedding reads comes straight from an input, and is nothing to compute with: no gradient passes through an index. */
final class Indices implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        // What holds indices, by the embedding that looks them up.
        Map<Node, Node> indices = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof Embedding && !node.inputs().stream().allMatch(Indices::areIndices)) {
                problems.add(problem(graph, node));
            } else if (node.layer() instanceof Embedding) {
                node.inputs().forEach(read -> hold(read, node, indices));
            }
        }
        for (Node node : graph.nodes()) {
            if (!(node.layer() instanceof Embedding) && !indices.containsKey(node)) {
                node.inputs().stream()
                        .filter(indices::containsKey)
                        .findFirst()
                        .ifPresent(read -> problems.add(asNumbers(graph, node, read, indices.get(read))));
            }
        }
        return problems;
    }

    private static void hold(Node read, Node embedding, Map<Node, Node> indices) {
        indices.putIfAbsent(read, embedding);
        read.inputs().forEach(input -> indices.putIfAbsent(input, embedding));
    }

    private static boolean areIndices(Node node) {
        return node.layer() instanceof InputLayer
                || node.layer() instanceof Stack && node.inputs().stream().allMatch(Indices::areIndices);
    }

    private static Problem problem(TypedGraph graph, Node node) {
        return Problem.of(
                        ErrorCode.TENSOR_KIND,
                        node.id(),
                        "reads indices, but %s is not an @Input"
                                .formatted(node.inputs().get(0).id()),
                        place(graph, node))
                .rule("no gradient passes through an index")
                .path(TypedGraph.path(node))
                .fix("let it read an @Input(features = 1, steps = %s) FeatureSequence"
                        .formatted(node.shape().sizes().get(1)));
    }

    private static Problem asNumbers(TypedGraph graph, Node node, Node read, Node embedding) {
        return Problem.of(
                        ErrorCode.TENSOR_KIND,
                        node.id(),
                        "computes with indices: %s holds the indices that %s looks up"
                                .formatted(read.id(), embedding.id()),
                        place(graph, node))
                .rule("no gradient passes through an index")
                .path(TypedGraph.path(node))
                .fix(
                        read.stacked() == embedding.stacked()
                                ? "read %s instead, or an @Input of its own".formatted(embedding.id())
                                : "an @Input of its own");
    }

    private static SourceRef place(TypedGraph graph, Node node) {
        return graph.outermost(node)
                .map(method -> method.layer().at())
                .orElse(graph.declaration().at());
    }
}
