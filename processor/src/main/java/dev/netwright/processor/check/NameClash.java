package dev.netwright.processor.check;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Names;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Full names, which repeats and blocks make, stay apart once they are Java constants. */
final class NameClash implements Rule {
    /** A name and what it stands for. */
    private record Named(String name, Node node) {}

    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Named> names = new HashMap<>();
        graph.named().forEach((name, node) -> names.put(constant(name), new Named(name, node)));
        for (Node node : graph.nodes()) {
            Named other = names.putIfAbsent(constant(node.id()), new Named(node.id(), node));
            if (other != null && other.node() != node) {
                problems.add(problem(graph, node, other.name()));
            }
        }
        return problems;
    }

    /** Layers of different block instances are constants of different enums. */
    private static String constant(String id) {
        int slash = id.indexOf('/');
        return slash < 0
                ? Names.constant(id)
                : Names.constant(id.substring(0, slash)) + "/" + Names.constant(id.substring(slash + 1));
    }

    private static Problem problem(TypedGraph graph, Node node, String other) {
        String name = node.id();
        SourceRef at = graph.outermost(node)
                .map(LayerMethod::at)
                .orElse(graph.declaration().at());
        String message = name.equals(other)
                ? "is also the name of a layer that a @Repeat or a block makes"
                : "clashes with '" + other + "'";
        return Problem.of(ErrorCode.NAME_CLASH, name, message, at)
                .rule("both become the constant " + Names.constant(name))
                .fix("another name for one of them");
    }
}
