package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.graph.InputBounds;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final int MOST_SWEEPS = 4;

    private final Bodies bodies;
    private final Body body;
    private final TypedGraph graph;
    private final NominalGraph nominal;
    private final int maxLayers;
    private final Map<Trial.Place, Object> values;
    private final Map<String, String> readers = new HashMap<>();
    private final Map<String, OptionalInt> smallest = new HashMap<>();
    private long unfolded;

    /** @param values with which {@code graph} was unfolded on trial */
    InputSizes(Bodies bodies, Body body, TypedGraph graph, int maxLayers, Map<Trial.Place, Object> values) {
        this.bodies = bodies;
        this.body = body;
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
        return first(Integer.MAX_VALUE, IntStream::rangeClosed)
                .map(found -> problem(found, mostThatWorks(found)))
                .stream()
                .toList();
    }

    /** The same from few sizes: those next to the nominal one, and the largest. */
    Optional<Problem> problemAtFew() {
        return first(Integer.MAX_VALUE, InputSizes::few).map(found -> problem(found, OptionalInt.empty()));
    }

    private static IntStream few(int from, int to) {
        return IntStream.rangeClosed(from, to).filter(size -> size < from + NEIGHBOURS || size == to);
    }

    /** How many layers were unfolded. */
    long unfolded() {
        return unfolded;
    }

    /** A size at which the network is not what it is at the nominal one; 0 where no size can be named. */
    private record Found(String dimension, int size, String message, String fix) {}

    private Optional<Found> first(int cap, BiFunction<Integer, Integer, IntStream> sizes) {
        Optional<Found> found = alone(cap, sizes);
        if (found.isEmpty() && most("height").isPresent()) {
            int from =
                    Math.max(smallest("height").orElseThrow(), smallest("width").orElseThrow());
            found = together(sizes.apply(from, Math.min(cap, most("height").getAsInt())));
        }
        return found;
    }

    /** What is other where one dimension changes and the others stay as declared. */
    private Optional<Found> alone(int cap, BiFunction<Integer, Integer, IntStream> sizes) {
        for (String dimension : List.of("height", "width", "steps")) {
            if (most(dimension).isEmpty()) {
                continue;
            }
            // The nominal one too: inputs may state different ones.
            int from = nominal(dimension).getAsInt();
            Optional<Found> found = sizes.apply(
                            from, Math.min(cap, most(dimension).getAsInt()))
                    .mapToObj(size -> difference(dimension, size).map(other -> alone(dimension, size, other)))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Found alone(String dimension, int size, NominalGraph.Difference difference) {
        String subject = dimension.equals("steps") ? "%s steps are" : "a " + dimension + " of %s is";
        String message = (subject + " not like the nominal %s: %s")
                .formatted(size, nominal(dimension).orElseThrow(), difference.why());
        return new Found(dimension, size, message, difference.fix());
    }

    /** What is other where height and width change together. */
    private Optional<Found> together(IntStream sizes) {
        if (readers.containsKey("height") && readers.containsKey("width")) {
            String message = "an expression of %s reads a height, one of %s a width: no pair of them is proven"
                    .formatted(readers.get("height"), readers.get("width"));
            return Optional.of(new Found("height", 0, message, "expressions of heights alone or of widths alone"));
        }
        return sizes.mapToObj(size -> difference(Map.of("height", size, "width", size), "size")
                        .map(other -> square(size, other)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Found square(int size, NominalGraph.Difference difference) {
        String message = "%sx%s is not like the nominal %sx%s: %s"
                .formatted(
                        size,
                        size,
                        nominal("height").orElseThrow(),
                        nominal("width").orElseThrow(),
                        difference.why());
        return new Found("height", size, message, difference.fix());
    }

    /** The largest size up to which the network works, if it lies above the nominal one. */
    private OptionalInt mostThatWorks(Found found) {
        int nominal = Math.max(
                nominal(found.dimension()).orElse(0),
                found.dimension().equals("steps") ? 0 : nominal("width").orElse(0));
        int cap = found.size() - 1;
        for (int sweep = 0; sweep < MOST_SWEEPS && cap > nominal; sweep++) {
            Optional<Found> below = first(cap, IntStream::rangeClosed);
            if (below.isEmpty()) {
                return OptionalInt.of(cap);
            }
            cap = below.get().size() - 1;
        }
        return OptionalInt.empty();
    }

    private Problem problem(Found found, OptionalInt most) {
        List<LayerMethod> open = open(found.dimension());
        LayerMethod input = open.get(0);
        List<String> fixes = new ArrayList<>();
        if (!found.fix().isEmpty()) {
            fixes.add(found.fix());
        }
        most.ifPresent(size -> fixes.add("most = " + size));
        if (open.size() == 1) {
            fixes.add(fixed(input));
        }
        return Problem.of(
                        ErrorCode.ANY_SIZE,
                        input.name(),
                        found.message(),
                        input.layer().at(found.dimension()))
                .rule("at ANY size the network has the same parameters and is computed in the same way")
                .fix(String.join(", or ", fixes));
    }

    /** The annotation of an input with its nominal sizes. */
    private String fixed(LayerMethod input) {
        Shape shape = graph.named().get(input.name()).shape();
        Map<String, Object> sizes = new LinkedHashMap<>();
        shape.kind()
                .dimensions()
                .forEach(dimension -> sizes.put(dimension, shape.size(dimension).orElseThrow()));
        return Detours.text("Input", sizes);
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
        TypedGraph other = fold.network(body);
        unfolded += other.nodes().size();
        fold.readers().forEach(readers::putIfAbsent);
        if (!fold.faults().isEmpty()) {
            Problem problem = fold.faults().get(0).problem();
            return Optional.of(new NominalGraph.Difference(problem.subject() + ": " + problem.message(), ""));
        }
        return nominal.difference(other, dimension);
    }

    private Fold at(String dimension, int size) {
        Fold fold = fold(Map.of(dimension, size));
        fold.network(body);
        return fold;
    }

    private Fold fold(Map<String, Integer> sizes) {
        Map<Trial.Place, Object> others = new HashMap<>(values);
        sizes.forEach((dimension, size) ->
                varied(dimension).forEach(input -> others.put(new Trial.Place(input.id(), dimension), (long) size)));
        return new Fold(bodies, new Trial(others, true, false), maxLayers);
    }
}
