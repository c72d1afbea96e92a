package dev.netwright.processor.check;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Head;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An auxiliary head shares the labels of another head, of the same kind and shape, that has labels of its own. */
final class LabelsOf implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        for (Node node : graph.heads()) {
            ((Head) node.layer())
                    .labelsOf()
                    .ifPresent(main -> fault(graph, node, main)
                            .map(fault -> problem(graph, node, fault))
                            .ifPresent(problems::add));
        }
        return problems;
    }

    private record Fault(String message, String fix) {}

    private static Optional<Fault> fault(TypedGraph graph, Node node, String main) {
        List<String> mains = graph.heads().stream()
                .filter(head -> head != node && ((Head) head.layer()).labelsOf().isEmpty())
                .map(Node::id)
                .toList();
        Node other = graph.named().get(main);
        if (other == null || !(other.layer() instanceof Head head)) {
            return Optional.of(new Fault(
                    "shares the labels of '%s', but there is no such head".formatted(main),
                    Spelling.meant(main, mains)
                            .orElseGet(() -> mains.isEmpty() ? "a head with labels of its own" : oneOf(mains))));
        }
        if (other == node || head.labelsOf().isPresent()) {
            return Optional.of(new Fault(
                    "shares the labels of '%s', which has no labels of its own".formatted(main),
                    mains.isEmpty() ? "a head without labelsOf" : oneOf(mains)));
        }
        if (!head.kind().equals(((Head) node.layer()).kind()) || !other.shape().equals(node.shape())) {
            return Optional.of(new Fault(
                    "@%s of %s cannot share the labels of '%s', @%s of %s"
                            .formatted(
                                    node.kind(),
                                    node.shape().text(),
                                    main,
                                    other.kind(),
                                    other.shape().text()),
                    "@%s on a layer of shape %s"
                            .formatted(other.kind(), other.shape().text())));
        }
        return Optional.empty();
    }

    private static String oneOf(List<String> names) {
        return names.size() == 1 ? "labelsOf = \"" + names.get(0) + "\"" : "one of " + String.join(", ", names);
    }

    private static Problem problem(TypedGraph graph, Node node, Fault fault) {
        Optional<LayerMethod> method = graph.declaration().method(node.id());
        return Problem.of(
                        ErrorCode.LABELS_OF,
                        node.id(),
                        fault.message(),
                        method.map(found -> found.layer().at("labelsOf"))
                                .orElse(graph.declaration().at()))
                .rule("an auxiliary head has the same kind and shape as the head whose labels it shares")
                .fix(fault.fix());
    }
}
