package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import dev.netwright.runtime.onnx.OnnxWeight;
import java.util.List;
import java.util.Optional;

/** The last step of an LSTM of one direction is the state that it ends with: the other steps are not put in order. */
public final class LastState implements OnnxRewrite {

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode last : graph.nodes()) {
            if (last.is("Gather") && isLastStep(graph, last)) {
                Optional<OnnxNode> squeeze = alone(graph, last.input(), "Squeeze");
                Optional<OnnxNode> transpose = squeeze.flatMap(node -> alone(graph, node.input(), "Transpose"));
                transpose
                        .flatMap(node -> alone(graph, node.input(), "LSTM"))
                        .ifPresent(lstm -> join(graph, lstm, transpose.get(), squeeze.get(), last));
            }
        }
    }

    private static boolean isLastStep(OnnxGraph graph, OnnxNode gather) {
        return gather.attributes().integerOr("axis", 0) == 2
                && graph.weight(gather.inputs().get(1))
                        .filter(index -> index.integers().equals(List.of(-1L)))
                        .isPresent();
    }

    private static Optional<OnnxNode> alone(OnnxGraph graph, String tensor, String op) {
        return graph.writer(tensor)
                .filter(node -> node.is(op) && graph.onlyReader(tensor).isPresent());
    }

    private static void join(OnnxGraph graph, OnnxNode lstm, OnnxNode transpose, OnnxNode squeeze, OnnxNode last) {
        List.of(lstm, transpose, squeeze, last).forEach(graph::remove);
        // The axis that the Squeeze took is 1; of the state, [directions, N, units] it is the first.
        String axes = last.output() + ".axes";
        graph.put(axes, OnnxWeight.of(0L));
        graph.add(lstm.writing(List.of(lstm.output(), lstm.output() + ":state")));
        graph.add(new OnnxNode(
                last.name(),
                "Squeeze",
                List.of(lstm.output() + ":state", axes),
                last.outputs(),
                OnnxAttributes.none()));
    }
}
