package dev.netwright.processor.check;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Embedding;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Stack;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.List;

/** What an embedding reads comes straight from an input: no gradient passes through an index. */
final class Indices implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.layer() instanceof Embedding)
                .filter(node -> !node.inputs().stream().allMatch(Indices::areIndices))
                .map(node -> problem(graph, node))
                .toList();
    }

    private static boolean areIndices(Node node) {
        return node.layer() instanceof InputLayer
                || node.layer() instanceof Stack && node.inputs().stream().allMatch(Indices::areIndices);
    }

    private static Problem problem(TypedGraph graph, Node node) {
        return Problem.of(
                        ErrorCode.TENSOR_KIND,
                        node.id(),
                        "reads indices, and %s is not an @Input"
                                .formatted(node.inputs().get(0).id()),
                        graph.declaration()
                                .method(node.id())
                                .map(method -> method.layer().at())
                                .orElse(graph.declaration().at()))
                .rule("no gradient passes through an index")
                .path(TypedGraph.path(node))
                .fix("an @Input(features = 1, steps = %d) FeatureSequence before it"
                        .formatted(node.shape().sizes().get(1)));
    }
}
