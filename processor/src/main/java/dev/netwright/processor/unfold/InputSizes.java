package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.InputBounds;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The inputs that a network works with, found by unfolding it at other sizes. A size applies to every input that is open in
 * that dimension, or where none is, to every one that has it. All sizes of one dimension are tried while others stay as
 * declared, and then all squares; so that this stands for every pair, no two expressions may read heights and widths.
 */
public final class InputSizes {
    private final Bodies bodies;
    private final TypedGraph graph;
    private final NominalGraph nominal;
    private final int maxLayers;
    private final Map<String, String> readers = new HashMap<>();
    private final Map<String, OptionalInt> smallest = new HashMap<>();

    InputSizes(Bodies bodies, TypedGraph graph, int maxLayers) {
        this.bodies = bodies;
        this.graph = graph;
        this.nominal = new NominalGraph(graph);
        this.maxLayers = maxLayers;
    }

    public InputBounds bounds() {
        return new InputBounds(smallest("height"), smallest("width"), most("height"), smallest("steps"), most("steps"));
    }

    /** For a network of open size: the first size above the nominal one at which it does not work, or works otherwise. */
    public List<Problem> problems() {
        for (String dimension : List.of("height", "width", "steps")) {
            int most = most(dimension).orElse(0);
            for (int size = nominal(dimension).orElse(0) + 1; size <= most; size++) {
                Optional<NominalGraph.Difference> difference = difference(dimension, size);
                if (difference.isPresent()) {
                    return List.of(problem(dimension, size, difference.get()));
                }
            }
        }
        return most("height").isPresent() ? pairs(most("height").getAsInt()) : List.of();
    }

    /** What is other where height and width change together. */
    private List<Problem> pairs(int most) {
        int height = smallest("height").orElseThrow();
        int width = smallest("width").orElseThrow();
        if (readers.containsKey("height") && readers.containsKey("width")) {
            String message = "an expression of %s reads a height, one of %s a width: no pair of them is proven"
                    .formatted(readers.get("height"), readers.get("width"));
            return List.of(problem("height", message, "expressions of heights alone or of widths alone"));
        }
        for (int size = Math.max(height, width); size <= most; size++) {
            Optional<NominalGraph.Difference> difference = difference(Map.of("height", size, "width", size), "size");
            if (difference.isPresent()) {
                String message = "%dx%d is not like the nominal %dx%d: %s"
                        .formatted(
                                size,
                                size,
                                nominal("height").orElseThrow(),
                                nominal("width").orElseThrow(),
                                difference.get().why());
                return List.of(problem("height", message, difference.get().fix() + ", a smaller most"));
            }
        }
        return List.of();
    }

    private Problem problem(String dimension, int size, NominalGraph.Difference difference) {
        String subject = dimension.equals("steps") ? "%d steps are" : "a " + dimension + " of %d is";
        String message = (subject + " not like the nominal %d: %s")
                .formatted(size, nominal(dimension).orElseThrow(), difference.why());
        return problem(dimension, message, difference.fix() + ", a smaller most");
    }

    private Problem problem(String dimension, String message, String fix) {
        LayerMethod input = open(dimension).get(0);
        String fixed = dimension.equals("steps") ? "number of steps" : "height and width";
        return Problem.of(ErrorCode.ANY_SIZE, input.name(), message, input.layer().at(dimension))
                .rule("at ANY size the network has the same parameters and is computed in the same way")
                .fix("%s, or a fixed %s".formatted(fix, fixed));
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
        return smallest.computeIfAbsent(dimension, this::findSmallest);
    }

    private OptionalInt findSmallest(String dimension) {
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

    private Optional<NominalGraph.Difference> difference(String dimension, int size) {
        return difference(Map.of(dimension, size), dimension);
    }

    private Optional<NominalGraph.Difference> difference(Map<String, Integer> sizes, String dimension) {
        Fold fold = fold(sizes);
        TypedGraph other = fold.network(graph.declaration());
        fold.readers().forEach(readers::putIfAbsent);
        if (!fold.faults().isEmpty()) {
            Problem problem = fold.faults().get(0).problem();
            return Optional.of(new NominalGraph.Difference(
                    problem.subject() + ": " + problem.message(), "a %s that fits".formatted(problem.subject())));
        }
        return nominal.difference(other, dimension);
    }

    private Fold at(String dimension, int size) {
        Fold fold = fold(Map.of(dimension, size));
        fold.network(graph.declaration());
        return fold;
    }

    private Fold fold(Map<String, Integer> sizes) {
        Map<Trial.Place, Object> values = new HashMap<>();
        sizes.forEach((dimension, size) -> varied(dimension)
                .forEach(input -> values.put(new Trial.Place(input.id(), dimension), (long) size)));
        return new Fold(bodies, new Trial(values, true, false), maxLayers);
    }
}
