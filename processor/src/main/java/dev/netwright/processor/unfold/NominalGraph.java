package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Parameter;
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
import java.util.TreeSet;
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

    /** Compares the layers, then their parameters, then how Deeplearning4j computes them; a member that differs is why. */
    Optional<Difference> difference(TypedGraph other, String dimension) {
        Optional<Difference> layers = layers(other, dimension);
        return layers.isPresent()
                ? layers
                : parameters(other)
                        .or(() -> lowering(other))
                        .map(found -> members(other, dimension).orElse(found));
    }

    private Optional<Difference> layers(TypedGraph other, String dimension) {
        return missing(graph, other)
                .map(id -> new Difference(id + " would be left out", condition(id, dimension)))
                .or(() -> missing(other, graph)
                        .map(id -> new Difference(id + " would be there", condition(id, dimension))));
    }

    private static String condition(String id, String dimension) {
        return "a @When or @Repeat of %s that does not depend on the %s".formatted(id, dimension);
    }

    private static String constant(String what, String id, String dimension) {
        return "a value for %s of %s that does not depend on the %s".formatted(what, id, dimension);
    }

    private static Optional<String> missing(TypedGraph of, TypedGraph in) {
        Set<String> present = in.nodes().stream().map(Node::id).collect(Collectors.toSet());
        return of.nodes().stream()
                .map(Node::id)
                .filter(id -> !present.contains(id))
                .findFirst();
    }

    private Optional<Difference> members(TypedGraph other, String dimension) {
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            Node there = other.nodes().get(index);
            Set<String> names = new TreeSet<>(here.members().keySet());
            names.addAll(there.members().keySet());
            for (String name : names) {
                String now = value(here, name);
                String then = value(there, name);
                if (!now.equals(then)) {
                    return Optional.of(new Difference(
                            "%s would have %s = %s, not %s".formatted(here.id(), name, then, now),
                            constant(name, here.id(), dimension)));
                }
            }
        }
        return Optional.empty();
    }

    /** What is left at its default is not among the members of a node. */
    private String value(Node node, String member) {
        return Optional.ofNullable(node.members().get(member))
                .or(() -> graph.outermost(node)
                        .flatMap(method -> method.layer().member(member))
                        .flatMap(Parameter::defaultValue)
                        .map(Texts::of))
                .orElse("its default");
    }

    private Optional<Difference> parameters(TypedGraph other) {
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            long params = other.nodes().get(index).cost().params();
            if (here.cost().params() != params) {
                String fix = flatten(here)
                        .map(flat -> "@GlobalAvgPool2d in place of the @Flatten on " + flat.id())
                        .orElse("");
                return Optional.of(new Difference(
                        "%s would have %s parameters, not %s"
                                .formatted(
                                        here.id(),
                                        Texts.grouped(params),
                                        Texts.grouped(here.cost().params())),
                        fix));
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> flatten(Node node) {
        Node above = node;
        while (!above.inputs().isEmpty() && !above.kind().equals("Flatten")) {
            above = above.inputs().get(0);
        }
        return Optional.of(above).filter(found -> found.kind().equals("Flatten"));
    }

    private Optional<Difference> lowering(TypedGraph other) {
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node here = graph.nodes().get(index);
            Node there = other.nodes().get(index);
            boolean isPadded = sequences.readsOpen(here);
            if (!emitted(here, isPadded).equals(emitted(there, isPadded))) {
                boolean rounds = "CEIL".equals(here.members().get("rounding"));
                return Optional.of(new Difference(
                        "%s, reading %s, would be computed in another way than reading %s"
                                .formatted(here.id(), shapes(there), shapes(here)),
                        rounds ? "rounding = FLOOR on " + here.id() : ""));
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
