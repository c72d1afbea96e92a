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
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The inputs that a network works with, found by unfolding it at other sizes. A size applies to every input that is open in
 * that dimension, or where none is, to every one that has it. All sizes of one dimension are tried while others stay as
 * declared, and then all squares; so that this stands for every pair, no two expressions may read heights and widths.
 */
public final class InputSizes {
    /** As many neighbours as the strides of a deep network multiply to, so that every remainder is met. */
    private static final int NEIGHBOURS = 32;
    /** Beyond that the smallest size of a fixed input, which is only told, is left open. */
    private static final int MOST_TRIED = 65_536;

    private final Bodies bodies;
    private final TypedGraph graph;
    private final NominalGraph nominal;
    private final int maxLayers;
    private final Map<Trial.Place, Object> values;
    private final Map<String, String> readers = new HashMap<>();
    private final Map<String, OptionalInt> smallest = new HashMap<>();
    private long unfolded;

    /** @param values with which {@code graph} was unfolded on trial */
    InputSizes(Bodies bodies, TypedGraph graph, int maxLayers, Map<Trial.Place, Object> values) {
        this.bodies = bodies;
        this.graph = graph;
        this.nominal = new NominalGraph(graph);
        this.maxLayers = maxLayers;
        this.values = values;
    }

    public InputBounds bounds() {
        return new InputBounds(
                smallest("height"),
                smallest("width"),
                most("height"),
                smallest("steps"),
                most("steps"),
                Set.copyOf(readers.keySet()));
    }

    /** For a network of open size: the first size from the nominal one at which it does not work, or works otherwise. */
    public List<Problem> problems() {
        Optional<Problem> found = alone(IntStream::rangeClosed);
        if (found.isEmpty() && most("height").isPresent()) {
            int smallest =
                    Math.max(smallest("height").orElseThrow(), smallest("width").orElseThrow());
            found = together(IntStream.rangeClosed(smallest, most("height").getAsInt()));
        }
        return found.stream().toList();
    }

    /** The same from few sizes: those next to the nominal one, and the largest. */
    Optional<Problem> problemAtFew() {
        Optional<Problem> found = alone(InputSizes::few);
        if (found.isEmpty() && most("height").isPresent()) {
            int nominal =
                    Math.max(nominal("height").orElseThrow(), nominal("width").orElseThrow());
            found = together(few(nominal, most("height").getAsInt()));
        }
        return found;
    }

    private static IntStream few(int from, int to) {
        return IntStream.rangeClosed(from, to).filter(size -> size < from + NEIGHBOURS || size == to);
    }

    /** How many layers were unfolded. */
    long unfolded() {
        return unfolded;
    }

    /** What is other where one dimension changes and the others stay as declared. */
    private Optional<Problem> alone(BiFunction<Integer, Integer, IntStream> sizes) {
        for (String dimension : List.of("height", "width", "steps")) {
            if (most(dimension).isEmpty()) {
                continue;
            }
            // The nominal one too: inputs may state different ones.
            int from = nominal(dimension).getAsInt();
            Optional<Problem> found = sizes.apply(from, most(dimension).getAsInt())
                    .mapToObj(
                            size -> difference(dimension, size).map(difference -> problem(dimension, size, difference)))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What is other where height and width change together. */
    private Optional<Problem> together(IntStream sizes) {
        if (readers.containsKey("height") && readers.containsKey("width")) {
            String message = "an expression of %s reads a height, one of %s a width: no pair of them is proven"
                    .formatted(readers.get("height"), readers.get("width"));
            return Optional.of(problem("height", message, "expressions of heights alone or of widths alone"));
        }
        return sizes.mapToObj(size -> difference(Map.of("height", size, "width", size), "size")
                        .map(other -> square(size, other)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Problem square(int size, NominalGraph.Difference difference) {
        String message = "%sx%s is not like the nominal %sx%s: %s"
                .formatted(
                        size,
                        size,
                        nominal("height").orElseThrow(),
                        nominal("width").orElseThrow(),
                        difference.why());
        return problem("height", message, difference.fix() + ", a smaller most");
    }

    private Problem problem(String dimension, int size, NominalGraph.Difference difference) {
        String subject = dimension.equals("steps") ? "%s steps are" : "a " + dimension + " of %s is";
        String message = (subject + " not like the nominal %s: %s")
                .formatted(size, nominal(dimension).orElseThrow(), difference.why());
        return problem(dimension, message, difference.fix() + ", a smaller most");
    }

    private Problem problem(String dimension, String message, String fix) {
        LayerMethod input = open(dimension).get(0);
        String fixed = dimension.equals("steps") ? "number of steps" : "height and width";
        return Problem.of(
                        ErrorCode.ANY_SIZE, input.name(), message, input.layer().at(dimension))
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
            if (size > MOST_TRIED) {
                return OptionalInt.empty();
            }
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
        unfolded += other.nodes().size();
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
        Map<Trial.Place, Object> others = new HashMap<>(values);
        sizes.forEach((dimension, size) ->
                varied(dimension).forEach(input -> others.put(new Trial.Place(input.id(), dimension), (long) size)));
        return new Fold(bodies, new Trial(others, true, false), maxLayers);
    }
}
