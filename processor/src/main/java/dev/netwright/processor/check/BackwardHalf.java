package dev.netwright.processor.check;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Activate;
import dev.netwright.processor.layer.Concat;
import dev.netwright.processor.layer.Conv1d;
import dev.netwright.processor.layer.Dropout;
import dev.netwright.processor.layer.ElementWise;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.LastStep;
import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.layer.LeakyRelu;
import dev.netwright.processor.layer.Lstm;
import dev.netwright.processor.layer.Stack;
import dev.netwright.processor.layer.Unstack;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The last step of a bidirectional LSTM: the backward half begins there, and has read one step alone. */
final class BackwardHalf implements Rule {
    @Override
    public List<Problem> check(TypedGraph graph) {
        List<Problem> problems = new ArrayList<>();
        Set<SourceRef> told = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof LastStep && hasSeveralSteps(graph, node)) {
                bidirectional(node)
                        .filter(lstm -> !isToldElsewhere(graph, lstm, node))
                        .map(lstm -> problem(graph, lstm, node))
                        .filter(problem -> told.add(problem.at()))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static boolean hasSeveralSteps(TypedGraph graph, Node last) {
        boolean isOpen = graph.inputs().stream().anyMatch(input -> ((InputLayer) input.layer()).isOpen());
        return isOpen || ((Shape.Sequence) last.inputs().get(0).shape()).steps() > 1;
    }

    /** The bidirectional LSTM whose last step this is, be it through layers that work step by step. */
    private static Optional<Node> bidirectional(Node last) {
        Deque<Node> ahead = new ArrayDeque<>(last.inputs());
        Set<Node> seen = new HashSet<>();
        while (!ahead.isEmpty()) {
            Node node = ahead.remove();
            if (node.layer() instanceof Lstm lstm && lstm.bidirectional()) {
                return Optional.of(node);
            }
            if (worksStepByStep(node.layer())) {
                node.inputs().stream().filter(seen::add).forEach(ahead::add);
            }
        }
        return Optional.empty();
    }

    private static boolean worksStepByStep(Layer layer) {
        return layer instanceof Dropout
                || layer instanceof Activate
                || layer instanceof LeakyRelu
                || layer instanceof Concat
                || layer instanceof ElementWise
                || layer instanceof Stack
                || layer instanceof Unstack
                || layer instanceof Conv1d convolution && convolution.window().kernel() == 1;
    }

    /** A network that is used or extended is warned about where it is declared. */
    private static boolean isToldElsewhere(TypedGraph graph, Node lstm, Node last) {
        Optional<LayerMethod> from = graph.outermost(lstm);
        Optional<LayerMethod> to = graph.outermost(last);
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        List<LayerMethod> both = List.of(from.get(), to.get());
        boolean isUsed = from.equals(to) && to.get().layer().isNetwork();
        boolean isInherited = both.stream().noneMatch(graph.declaration().own()::contains)
                && graph.declaration().bases().stream()
                        .anyMatch(base -> both.stream()
                                .allMatch(method -> base.method(method.name()).isPresent()));
        return isUsed || isInherited;
    }

    private static Problem problem(TypedGraph graph, Node lstm, Node last) {
        SourceRef at = graph.outermost(last)
                .filter(graph.declaration().own()::contains)
                .or(() -> graph.outermost(lstm))
                .map(method -> method.layer().at())
                .orElse(graph.declaration().at());
        return Problem.of(
                        ErrorCode.BACKWARD_HALF,
                        last.id(),
                        "the backward half of '%s' has read only one step here".formatted(lstm.id()),
                        at)
                .rule("a bidirectional @Lstm reads its backward half from the last step to the first")
                .path(TypedGraph.path(last))
                .fix("@GlobalMaxPool1d or @GlobalAvgPool1d in its place, or @SuppressWarnings(\"%s\") if it is meant"
                        .formatted(ErrorCode.BACKWARD_HALF.text()));
    }
}
