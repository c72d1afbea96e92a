package dev.netwright.processor.unfold;

import dev.netwright.processor.graph.InputBounds;
import dev.netwright.processor.graph.Node;
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
 * The input maps that a network works with, found by unfolding it at other sizes. A size applies to every input that is a
 * map; of one dimension all sizes are tried while the other stays as declared.
 */
public final class InputSizes {
    private final Bodies bodies;
    private final TypedGraph graph;
    private final int maxLayers;

    InputSizes(Bodies bodies, TypedGraph graph, int maxLayers) {
        this.bodies = bodies;
        this.graph = graph;
        this.maxLayers = maxLayers;
    }

    public InputBounds bounds() {
        OptionalInt most = open().map(open -> OptionalInt.of(open.most())).orElse(OptionalInt.empty());
        return new InputBounds(smallest("height"), smallest("width"), most);
    }

    /** For a network of open size: the first size above the nominal one at which it does not work, or works otherwise. */
    public List<Problem> problems() {
        Optional<OpenSize> open = open();
        List<Problem> problems = new ArrayList<>();
        if (open.isPresent()) {
            for (String dimension : List.of("height", "width")) {
                int nominal = declared(dimension).orElseThrow();
                for (int size = nominal + 1; size <= open.get().most() && problems.isEmpty(); size++) {
                    int at = size;
                    difference(dimension, size).ifPresent(why -> problems.add(problem(dimension, at, why)));
                }
            }
        }
        return problems;
    }

    private Optional<OpenSize> open() {
        return graph.declaration().inputs().stream()
                .flatMap(input -> OpenSize.of(input).stream())
                .findFirst();
    }

    private Problem problem(String dimension, int size, String why) {
        return Problem.of(
                        ErrorCode.ANY_SIZE,
                        graph.declaration().inputs().get(0).name(),
                        "a %s of %d is not like the nominal %d: %s"
                                .formatted(dimension, size, declared(dimension).orElseThrow(), why),
                        graph.declaration().inputs().get(0).layer().at(dimension))
                .rule("at ANY size the network has the same parameters and is computed in the same way")
                .fix("@GlobalAvgPool2d in place of @Flatten, a smaller most, or a fixed height and width");
    }

    private List<Node> maps() {
        return graph.inputs().stream()
                .filter(node -> node.shape() instanceof Shape.Map)
                .toList();
    }

    private OptionalInt declared(String dimension) {
        return maps().stream()
                .mapToInt(node -> node.shape().size(dimension).orElseThrow())
                .max();
    }

    private OptionalInt smallest(String dimension) {
        OptionalInt declared = declared(dimension);
        if (open().isPresent()) {
            int size = declared.orElseThrow();
            while (size > 1 && difference(dimension, size - 1).isEmpty()) {
                size--;
            }
            return OptionalInt.of(size);
        }
        for (int size = 1; declared.isPresent() && size < declared.getAsInt(); size++) {
            if (at(dimension, size).faults().isEmpty()) {
                return OptionalInt.of(size);
            }
        }
        return declared;
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
            if (!emitted(here).equals(emitted(other.nodes().get(index)))) {
                return Optional.of(here.id() + " would be lowered to Deeplearning4j in another way, as rounding up and"
                        + " flattening are");
            }
        }
        return Optional.empty();
    }

    private static List<Emission.Vertex> emitted(Node node) {
        if (node.inputs().isEmpty()) {
            return List.of();
        }
        List<Integer> stacked = node.inputs().stream().map(Node::stacked).toList();
        return Emission.anywhere(node.layer(), node.inputShapes(), stacked, node.shape());
    }

    private Fold at(String dimension, int size) {
        Fold fold = fold(dimension, size);
        fold.network(graph.declaration());
        return fold;
    }

    private Fold fold(String dimension, int size) {
        Map<Trial.Place, Object> values = new HashMap<>();
        for (Node map : maps()) {
            values.put(new Trial.Place(map.id(), dimension), (long) size);
        }
        return new Fold(bodies, new Trial(values, true, false), maxLayers);
    }
}
