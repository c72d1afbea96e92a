package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.List;
import java.util.Optional;

/**
 * The last step of an LSTM of one direction is the state that it ends with: the other steps are not put in order. For
 * readers that have that state; the plans of the engine have the output of each step alone.
 */
public final class LastState implements GraphRewrite {

    @Override
    public void apply(Graph graph) {
        for (Node last : graph.nodes()) {
            if (last.is("Gather") && isLastStep(graph, last)) {
                Optional<Node> squeeze = alone(graph, last.input(), "Squeeze");
                Optional<Node> transpose = squeeze.flatMap(node -> alone(graph, node.input(), "Transpose"));
                transpose
                        .flatMap(node -> alone(graph, node.input(), "LSTM"))
                        .ifPresent(lstm -> join(graph, lstm, transpose.get(), squeeze.get(), last));
            }
        }
    }

    private static boolean isLastStep(Graph graph, Node gather) {
        return gather.attributes().integerOr("axis", 0) == 2 && Constants.are(graph, gather, 1, -1);
    }

    private static Optional<Node> alone(Graph graph, String tensor, String op) {
        return graph.writer(tensor)
                .filter(node -> node.is(op) && graph.onlyReader(tensor).isPresent());
    }

    private static void join(Graph graph, Node lstm, Node transpose, Node squeeze, Node last) {
        List.of(lstm, transpose, squeeze, last).forEach(graph::remove);
        // The axis that the Squeeze took is 1; of the state, [directions, N, units] it is the first.
        String axes = last.output() + ".axes";
        graph.put(axes, Constant.integers(0));
        graph.add(lstm.writing(List.of(lstm.output(), lstm.output() + ":state")));
        graph.add(new Node(
                last.name(), "Squeeze", List.of(lstm.output() + ":state", axes), last.outputs(), Attributes.none()));
    }
}
