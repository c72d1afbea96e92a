package dev.netwright.processor.check;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Activate;
import dev.netwright.processor.layer.ActivationFunction;
import dev.netwright.processor.layer.Head;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A head applies its softmax or sigmoid itself: it reads what has not been through the same already. */
final class HeadActivation implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        for (Node node : graph.heads()) {
            ActivationFunction applied = ((Head) node.layer()).applied();
            Node read = node.inputs().get(0);
            if (!applied.isIdentity() && read.layer().activation().equals(applied)) {
                problems.add(problem(graph, node, read, applied));
            }
        }
        return problems;
    }

    private static Problem problem(TypedGraph graph, Node head, Node read, ActivationFunction applied) {
        Optional<AnnotationUse> use = graph.declaration().method(read.id()).map(LayerMethod::layer);
        String name = applied.name().toLowerCase(Locale.ROOT);
        return Problem.of(
                        ErrorCode.HEAD_ACTIVATION,
                        read.id(),
                        "applies %s, and the head '%s' that reads it applies it again".formatted(name, head.id()),
                        use.map(layer -> layer.at(member(layer)))
                                .or(() -> graph.outermost(read)
                                        .map(method -> method.layer().at()))
                                .orElse(graph.declaration().at()))
                .rule(rule(applied, read.shape().sizes().get(0)))
                .path(TypedGraph.path(head))
                .fix(
                        use.isEmpty() || read.layer() instanceof Activate
                                ? "the same without it, or @Output, which applies nothing"
                                : "activation = IDENTITY");
    }

    private static String member(AnnotationUse use) {
        return use.member("activation").isPresent() ? "activation" : "value";
    }

    private static String rule(ActivationFunction applied, int width) {
        if (applied.name().equals("SIGMOID")) {
            return "a sigmoid of what lies between 0 and 1 lies between 0.50 and 0.73";
        }
        return String.format(
                Locale.ROOT,
                "a softmax of probabilities is nearly even: at most %.2f for one of %d classes",
                Math.E / (Math.E + width - 1),
                width);
    }
}
