package dev.netwright.processor.check;

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
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (String name : graph.named().keySet()) {
            names.put(constant(name), name);
        }
        for (Node node : graph.nodes()) {
            String other = names.putIfAbsent(constant(node.id()), node.id());
            if (other != null && !other.equals(node.id())) {
                problems.add(problem(graph, node.id(), other));
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

    private static Problem problem(TypedGraph graph, String name, String other) {
        SourceRef at = graph.declaration().methods().stream()
                .filter(method -> name.equals(method.name())
                        || name.startsWith(method.name() + "/")
                        || name.startsWith(method.name() + "_"))
                .findFirst()
                .map(method -> method.at())
                .orElse(graph.declaration().at());
        return Problem.of(ErrorCode.NAME_CLASH, name, "clashes with '" + other + "'", at)
                .rule("both become the constant " + Names.constant(name))
                .fix("another name for one of them");
    }
}
