package dev.netwright.processor.check;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The published counts that {@code @Reference} locks a network to. */
final class References implements Rule {
    private static final int SHOWN = 3;

    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        graph.declaration().reference().ifPresent(reference -> {
            compare(graph, reference, true).ifPresent(problems::add);
            compare(graph, reference, false).ifPresent(problems::add);
        });
        return problems;
    }

    private static Optional<Problem> compare(TypedGraph graph, Declaration.Reference reference, boolean params) {
        long actual = params ? graph.cost().params() : graph.cost().macs();
        SourceRef at = params ? reference.paramsAt() : reference.macsAt();
        return (params ? reference.params() : reference.macs())
                .filter(stated -> stated != actual)
                .map(stated -> Problem.of(
                                params ? ErrorCode.REFERENCE_PARAMS : ErrorCode.REFERENCE_MACS,
                                graph.declaration().typeName(),
                                "has %s %s, but @Reference states %s (%s%s)"
                                        .formatted(
                                                grouped(actual),
                                                params ? "trainable parameters" : "multiply-adds",
                                                grouped(stated),
                                                actual > stated ? "+" : "",
                                                grouped(actual - stated)),
                                at)
                        .with("most", most(graph, params ? cost -> cost.params() : cost -> cost.macs()))
                        .fix("%s = %s, if the change is intended"
                                .formatted(
                                        params ? "params" : "macs",
                                        grouped(actual).replace(',', '_'))));
    }

    private static String most(TypedGraph graph, ToLongFunction<Node.Cost> count) {
        return graph.nodes().stream()
                .filter(node -> count.applyAsLong(node.cost()) > 0)
                .sorted(Comparator.comparingLong((Node node) -> -count.applyAsLong(node.cost())))
                .limit(SHOWN)
                .map(node -> node.id() + " " + grouped(count.applyAsLong(node.cost())))
                .collect(Collectors.joining(", "));
    }

    private static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
