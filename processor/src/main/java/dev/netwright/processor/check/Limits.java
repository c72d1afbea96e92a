package dev.netwright.processor.check;

import dev.netwright.processor.graph.Memory;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.List;
import java.util.Locale;

/** What Deeplearning4j and the generated constants can count: 2^31 parameters, 2^31 numbers an activation. */
final class Limits implements Rule {
    /** Each is a link in one chain of calls, which javac follows with its stack. */
    private static final int MOST_ENDS = 256;

    @Override
    public List<Problem> check(TypedGraph graph) {
        int ends = graph.inputs().size() + graph.heads().size();
        if (ends > MOST_ENDS) {
            return List.of(Problem.of(
                            ErrorCode.TOO_MANY_LAYERS,
                            graph.declaration().typeName(),
                            "has %s inputs and heads".formatted(ends),
                            graph.declaration().at())
                    .rule("a network has up to %s inputs and heads".formatted(MOST_ENDS))
                    .fix("fewer, as channels or units of one"));
        }
        try {
            for (Node node : graph.nodes()) {
                if (node.shape().elements() > Integer.MAX_VALUE) {
                    return List.of(problem(
                            graph,
                            node.id(),
                            String.format(
                                    Locale.ROOT,
                                    "an output of %s is %,d numbers",
                                    node.shape().text(),
                                    node.shape().elements())));
                }
            }
            Node.Cost cost = graph.cost();
            long parameters = Math.addExact(cost.params(), cost.statistics());
            if (parameters > Integer.MAX_VALUE) {
                return List.of(problem(
                        graph,
                        graph.declaration().typeName(),
                        String.format(Locale.ROOT, "has %,d parameters", parameters)));
            }
            Memory.of(graph);
            return List.of();
        } catch (ArithmeticException overflow) {
            return List.of(
                    problem(graph, graph.declaration().typeName(), "one of its counts does not fit into 64 bits"));
        }
    }

    private static Problem problem(TypedGraph graph, String subject, String message) {
        return Problem.of(
                        ErrorCode.OVERFLOW,
                        subject,
                        message,
                        graph.declaration()
                                .method(subject)
                                .map(method -> method.layer().at())
                                .orElse(graph.declaration().at()))
                .rule("Deeplearning4j counts up to 2,147,483,647")
                .fix("use fewer channels or units, or a smaller input");
    }
}
