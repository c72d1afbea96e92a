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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A head applies its softmax or sigmoid itself: it reads what has not been through the same already, straight or by layers
 * that keep what they read.
 */
final class HeadActivation implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        Set<Node> blamed = new HashSet<>();
        for (Node head : graph.heads()) {
            ActivationFunction applied = ((Head) head.layer()).applied();
            if (!applied.isIdentity()) {
                kept(head, applied).stream()
                        .filter(node -> node.layer().activation().equals(applied) && blamed.add(node))
                        .forEach(node -> problems.add(problem(graph, head, node, applied)));
            }
        }
        return problems;
    }

    /**
     * The layers whose values reach the head as they are, and those behind an {@code @Activate} of the same function, which
     * would reach it once that is removed.
     */
    private static Set<Node> kept(Node head, ActivationFunction applied) {
        Set<Node> kept = new LinkedHashSet<>(head.inputs());
        Deque<Node> ahead = new ArrayDeque<>(kept);
        while (!ahead.isEmpty()) {
            Node node = ahead.remove();
            boolean isToGo = node.layer() instanceof Activate
                    && node.layer().activation().equals(applied);
            if (node.layer().keepsValues() || isToGo) {
                node.inputs().stream().filter(kept::add).forEach(ahead::add);
            }
        }
        return kept;
    }

    private static Problem problem(TypedGraph graph, Node head, Node node, ActivationFunction applied) {
        Optional<AnnotationUse> use = graph.declaration().method(node.id()).map(LayerMethod::layer);
        String name = applied.name().toLowerCase(Locale.ROOT);
        Node read = head.inputs().get(0);
        String through = read == node ? "that reads it" : "that gets it from '%s'".formatted(read.id());
        return Problem.of(
                        ErrorCode.HEAD_ACTIVATION,
                        node.id(),
                        "applies %s, and the head '%s' %s applies it again".formatted(name, head.id(), through),
                        use.map(layer -> layer.at(member(layer)))
                                .or(() -> graph.outermost(node)
                                        .map(method -> method.layer().at()))
                                .orElse(graph.declaration().at()))
                .rule(rule(applied, head.shape().sizes().get(0)))
                .path(TypedGraph.path(head))
                .fix(
                        use.isEmpty() || node.layer() instanceof Activate
                                ? "remove it, or use @Output, which applies nothing"
                                : "activation = IDENTITY");
    }

    private static String member(AnnotationUse use) {
        return use.member("activation").isPresent() ? "activation" : "value";
    }

    private static String rule(ActivationFunction applied, int width) {
        if (applied.name().equals("SIGMOID")) {
            return "the sigmoid of a number between 0 and 1 lies between 0.50 and 0.73";
        }
        return String.format(
                Locale.ROOT,
                "a softmax of probabilities is nearly even: at most %.2f for one of %d classes",
                Math.E / (Math.E + width - 1),
                width);
    }
}
