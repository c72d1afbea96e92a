package dev.netwright.processor.unfold;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.OpenSequences;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.Emission;
import dev.netwright.processor.layer.Layer;
import dev.netwright.processor.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A network at its nominal size, with which it is compared as unfolded at others. */
final class NominalGraph {
    private final TypedGraph graph;
    private final OpenSequences sequences;
    /** As text, since emitting and comparing lines costs more than unfolding, and a layer deep down sees few sizes. */
    private final Map<Lowered, String> emitted = new HashMap<>();

    /**
     * How a network is not like the nominal one.
     *
     * @param why the layer, and what is other
     * @param fix what would make it alike
     */
    record Difference(String why, String fix) {}

    /** What the Deeplearning4j lines of a layer depend on. */
    private record Lowered(Layer layer, List<Shape> inputs, List<Integer> stacked, Shape shape, boolean isPadded) {}

    NominalGraph(TypedGraph graph) {
        this.graph = graph;
        this.sequences = new OpenSequences(graph);
    }

    /** Compares the layers, then their parameters, then how Deeplearning4j computes them. */
    Optional<Difference> difference(TypedGraph other, String dimension) {
        return layers(other, dimension).or(() -> parameters(other)).or(() -> lowering(other));
    }

    private Optional<Difference> layers(TypedGraph other, String dimension) {
        String fix = "no @When, @Repeat or @Bind that depends on the " + dimension;
        return missing(graph, other)
                .map(id -> new Difference(id + " would be left out", fix))
                .or(() -> missing(other, graph).map(id -> new Difference(id + " would be there", fix)));
    }

    private static Optional<String> missing(TypedGraph of, TypedGraph in) {
        Set<String> present = in.nodes().stream().map(Node::id).collect(Collectors.toSet());
        return of.nodes().stream()
                .map(Node::id)
                .filter(id -> !present.contains(id))
                .findFirst();
    }

    private Optional<Difference> parameters(TypedGraph other) {
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            long params = other.nodes().get(index).cost().params();
            if (here.cost().params() != params) {
                return Optional.of(new Difference(
                        "%s would have %s parameters, not %s"
                                .formatted(
                                        here.id(),
                                        Texts.grouped(params),
                                        Texts.grouped(here.cost().params())),
                        "global pooling in place of @Flatten above %s".formatted(here.id())));
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> lowering(TypedGraph other) {
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            Node there = other.nodes().get(index);
            boolean isPadded = sequences.readsOpen(here);
            if (!emitted(here, isPadded).equals(emitted(there, isPadded))) {
                return Optional.of(new Difference(
                        "%s would be another layer of Deeplearning4j, reading %s in place of %s"
                                .formatted(here.id(), shapes(there), shapes(here)),
                        "no rounding up in %s, and nothing in it that depends on the size".formatted(here.id())));
            }
        }
        return Optional.empty();
    }

    private static String shapes(Node node) {
        return node.inputShapes().stream().map(Shape::text).collect(Collectors.joining(" and "));
    }

    private String emitted(Node node, boolean isPadded) {
        if (node.inputs().isEmpty()) {
            return "";
        }
        List<Integer> stacked = node.inputs().stream().map(Node::stacked).toList();
        Lowered lowered = new Lowered(node.layer(), node.inputShapes(), stacked, node.shape(), isPadded);
        return emitted.computeIfAbsent(
                lowered,
                key -> Emission.anywhere(key.layer(), key.inputs(), key.stacked(), key.shape(), isPadded)
                        .toString()
                        .intern());
    }
}
