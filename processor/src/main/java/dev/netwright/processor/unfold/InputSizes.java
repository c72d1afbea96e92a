package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.InputBounds;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.OpenSequences;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Emission;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The inputs that a network works with, found by unfolding it at other sizes. A size applies to every input that is open in
 * that dimension, or where none is, to every one that has it; all sizes of one dimension are tried while others stay as
 * declared.
 */
public final class InputSizes {
    private final Bodies bodies;
    private final TypedGraph graph;
    private final OpenSequences sequences;
    private final int maxLayers;

    InputSizes(Bodies bodies, TypedGraph graph, int maxLayers) {
        this.bodies = bodies;
        this.graph = graph;
        this.sequences = new OpenSequences(graph);
        this.maxLayers = maxLayers;
    }

    public InputBounds bounds() {
        return new InputBounds(smallest("height"), smallest("width"), most("height"), smallest("steps"), most("steps"));
    }

    /** For a network of open size: the first size above the nominal one at which it does not work, or works otherwise. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (String dimension : List.of("height", "width", "steps")) {
            int most = most(dimension).orElse(0);
            for (int size = nominal(dimension).orElse(0) + 1; size <= most && problems.isEmpty(); size++) {
                int at = size;
                difference(dimension, size).ifPresent(why -> problems.add(problem(dimension, at, why)));
            }
        }
        return problems;
    }

    private Problem problem(String dimension, int size, String why) {
        LayerMethod input = open(dimension).get(0);
        boolean isSequence = dimension.equals("steps");
        return Problem.of(
                        ErrorCode.ANY_SIZE,
                        input.name(),
                        "%s of %d %s not like the nominal %d: %s"
                                .formatted(
                                        isSequence ? dimension : "a " + dimension,
                                        size,
                                        isSequence ? "are" : "is",
                                        nominal(dimension).orElseThrow(),
                                        why),
                        input.layer().at(dimension))
                .rule("at ANY size the network has the same parameters and is computed in the same way")
                .fix(
                        isSequence
                                ? "members that do not depend on the steps, a smaller most, or a fixed number of steps"
                                : "@GlobalAvgPool2d in place of @Flatten, a smaller most, or a fixed height and width");
    }

    /** The inputs that are open in a dimension. */
    private List<LayerMethod> open(String dimension) {
        return graph.declaration().inputs().stream()
                .filter(input -> OpenSize.of(input)
                        .filter(open -> open.nominal().containsKey(dimension))
                        .isPresent())
                .toList();
    }

    private OptionalInt most(String dimension) {
        return open(dimension).stream()
                .mapToInt(input -> OpenSize.of(input).orElseThrow().most())
                .min();
    }

    /** The names of the inputs that a size is tried on. */
    private List<Node> varied(String dimension) {
        List<String> open = open(dimension).stream().map(LayerMethod::name).toList();
        return graph.inputs().stream()
                .filter(node -> node.shape().size(dimension).isPresent() && !(node.shape() instanceof Shape.Volume))
                .filter(node -> open.isEmpty() || open.contains(node.id()))
                .toList();
    }

    private OptionalInt nominal(String dimension) {
        return varied(dimension).stream()
                .mapToInt(node -> node.shape().size(dimension).orElseThrow())
                .max();
    }

    private OptionalInt smallest(String dimension) {
        OptionalInt nominal = nominal(dimension);
        if (most(dimension).isPresent()) {
            int size = nominal.orElseThrow();
            while (size > 1 && difference(dimension, size - 1).isEmpty()) {
                size--;
            }
            return OptionalInt.of(size);
        }
        for (int size = 1; nominal.isPresent() && size < nominal.getAsInt(); size++) {
            if (at(dimension, size).faults().isEmpty()) {
                return OptionalInt.of(size);
            }
        }
        return nominal;
    }

    /** What is other at this size: it does not fit, its parameters, or how Deeplearning4j computes it. */
    private Optional<String> difference(String dimension, int size) {
        Fold fold = fold(dimension, size);
        TypedGraph other = fold.network(graph.declaration());
        if (!fold.faults().isEmpty()) {
            Problem problem = fold.faults().get(0).problem();
            return Optional.of(problem.subject() + ": " + problem.message());
        }
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            Node there = other.nodes().get(index);
            if (here.cost().params() != there.cost().params()) {
                return Optional.of("%s would have %,d parameters, not %,d"
                        .formatted(here.id(), there.cost().params(), here.cost().params()));
            }
        }
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            boolean isPadded = sequences.readsOpen(here);
            if (!emitted(here, isPadded).equals(emitted(other.nodes().get(index), isPadded))) {
                return Optional.of(here.id() + " would be lowered to Deeplearning4j in another way, as rounding up and"
                        + " flattening are");
            }
        }
        return Optional.empty();
    }

    private static List<Emission.Vertex> emitted(Node node, boolean isPadded) {
        if (node.inputs().isEmpty()) {
            return List.of();
        }
        List<Integer> stacked = node.inputs().stream().map(Node::stacked).toList();
        return Emission.anywhere(node.layer(), node.inputShapes(), stacked, node.shape(), isPadded);
    }

    private Fold at(String dimension, int size) {
        Fold fold = fold(dimension, size);
        fold.network(graph.declaration());
        return fold;
    }

    private Fold fold(String dimension, int size) {
        Map<Trial.Place, Object> values = new HashMap<>();
        for (Node input : varied(dimension)) {
            values.put(new Trial.Place(input.id(), dimension), (long) size);
        }
        return new Fold(bodies, new Trial(values, true, false), maxLayers);
    }
}
