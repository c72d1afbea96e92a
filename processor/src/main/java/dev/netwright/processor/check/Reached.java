package dev.netwright.processor.check;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Head;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** After conditions and removals, too, every layer leads to a head and there is one. */
final class Reached implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        if (graph.heads().isEmpty()) {
            problems.add(Problem.of(
                            ErrorCode.NO_OUTPUT,
                            graph.declaration().typeName(),
                            "has no head: all its heads are left out",
                            graph.declaration().at())
                    .fix("keep at least one head"));
            return problems;
        }
        Set<Node> read = new HashSet<>();
        graph.nodes().forEach(node -> read.addAll(node.inputs()));
        for (Node node : graph.nodes()) {
            if (!read.contains(node) && !(node.layer() instanceof Head)) {
                problems.add(problem(graph, node));
            }
        }
        return problems;
    }

    private static Problem problem(TypedGraph graph, Node node) {
        boolean isInput = node.layer() instanceof InputLayer;
        return Problem.of(
                        isInput ? ErrorCode.UNUSED_INPUT : ErrorCode.UNUSED_LAYER,
                        node.id(),
                        "no layer reads this, since those that did are left out",
                        graph.outermost(node)
                                .map(LayerMethod::at)
                                .orElse(graph.declaration().at()))
                .rule("every layer leads to a head")
                .fix("leave it out under the same condition, or read it by name");
    }
}
