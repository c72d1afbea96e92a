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
import java.util.Locale;
import java.util.Map;

/** Full names, which repeats and blocks make, stay apart once they are Java constants, classes and files. */
final class NameClash implements Rule {
    /** A name and what it stands for. */
    private record Named(String name, Node node) {}

    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        constants(graph, problems);
        if (problems.isEmpty()) {
            blocks(graph, problems);
            ends(graph, problems);
        }
        return problems;
    }

    private static void constants(TypedGraph graph, List<Problem> problems) {
        Map<String, Named> names = new HashMap<>();
        graph.named().forEach((name, node) -> names.put(constant(name), new Named(name, node)));
        for (Node node : graph.nodes()) {
            Named other = names.putIfAbsent(constant(node.id()), new Named(node.id(), node));
            if (other != null && other.node() != node) {
                problems.add(problem(graph, node, node.id(), other.name()));
            }
        }
    }

    /** Each instance of a block becomes an enum and a method of that name: its layers stand together. */
    private static void blocks(TypedGraph graph, List<Problem> problems) {
        Map<String, String> blocks = new HashMap<>();
        String last = "";
        for (Node node : graph.nodes()) {
            String block = Names.block(node.id());
            if (!block.equals(last) && !block.isEmpty()) {
                String other = blocks.putIfAbsent(block.toLowerCase(Locale.ROOT), block);
                if (other != null) {
                    problems.add(block.equals(other) ? problem(graph, node, block, other) : inCase(graph, node, other));
                }
            }
            last = block;
        }
    }

    /** The shape of each input and head becomes a constant of the network. */
    private static void ends(TypedGraph graph, List<Problem> problems) {
        Map<String, Node> names = new HashMap<>();
        List<Node> ends = new ArrayList<>(graph.inputs());
        ends.addAll(graph.heads());
        for (Node end : ends) {
            Node other = names.putIfAbsent(Names.constant(end.id()), end);
            if (other != null) {
                problems.add(problem(graph, end, end.id(), other.id()));
            }
        }
    }

    /** Layers of different block instances are constants of different enums. */
    private static String constant(String id) {
        int slash = id.indexOf('/');
        return slash < 0
                ? Names.constant(id)
                : Names.constant(id.substring(0, slash)) + "/" + Names.constant(id.substring(slash + 1));
    }

    private static Problem problem(TypedGraph graph, Node node, String name, String other) {
        String message = name.equals(other)
                ? "is also the name of a layer made by a @Repeat or a block"
                : "clashes with '" + other + "'";
        return Problem.of(ErrorCode.NAME_CLASH, name, message, place(graph, node))
                .rule("both would become the constant " + Names.constant(name))
                .fix("rename one of them");
    }

    private static Problem inCase(TypedGraph graph, Node node, String other) {
        return Problem.of(
                        ErrorCode.NAME_CLASH,
                        Names.block(node.id()),
                        "clashes with '" + other + "'",
                        place(graph, node))
                .rule(Names.CASE_RULE)
                .fix("rename one of them");
    }

    private static SourceRef place(TypedGraph graph, Node node) {
        return graph.outermost(node)
                .map(LayerMethod::at)
                .orElse(graph.declaration().at());
    }
}
