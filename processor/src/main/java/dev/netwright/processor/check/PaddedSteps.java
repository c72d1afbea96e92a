package dev.netwright.processor.check;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.OpenSequences;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.List;

/** What reads sequences of ANY steps must say that padding does not reach their real steps. */
final class PaddedSteps implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        OpenSequences sequences = new OpenSequences(graph);
        return graph.nodes().stream()
                .filter(node -> sequences.readsOpen(node) && !node.layer().respectsLengths())
                .map(node -> problem(graph, node))
                .toList();
    }

    private static Problem problem(TypedGraph graph, Node node) {
        return Problem.of(
                        ErrorCode.PADDED_STEPS,
                        node.id(),
                        "@%s reads sequences of ANY steps, but does not say that it leaves out their padding"
                                .formatted(node.kind()),
                        graph.declaration()
                                .method(node.id())
                                .map(method -> method.layer().at())
                                .orElse(graph.declaration().at()))
                .rule("shorter sequences in a batch are padded, and the padding must not change their results")
                .path(TypedGraph.path(node))
                .fix("a fixed number of steps, or respectsLengths() in the kind of @%s if it does"
                        .formatted(node.kind()));
    }
}
