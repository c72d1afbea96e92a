package dev.netwright.processor.unfold;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that really compile in place of one that does not: found by unfolding the whole network again with each
 * candidate, never by a second formula. Where none compiles, those that mend this fault, with what comes to light then.
 */
final class Remedies {
    private static final int TRIED = 64;
    private static final int MOST_PADDING = 8;
    private static final int MOST_STRIDE = 8;

    /** Of two members that change together. */
    private static final int MOST_OF_BOTH = 4;

    private static final List<String> WIDTHS = List.of("channels", "units", "features");

    private final Fold fold;
    private final Experiment experiment;

    /** What helps, in words, {@code kernel up to 4}, and what comes to light then, if anything does. */
    private record Remedy(String text, Optional<Problem> then) {
        boolean compiles() {
            return then.isEmpty();
        }

        Remedy of(String owner) {
            return new Remedy(owner + " with " + text, then);
        }

        String inWords() {
            return then.map(problem -> "%s (then [%s] on %s)"
                            .formatted(text, problem.code().text(), problem.subject()))
                    .orElse(text);
        }
    }

    /** @param fold the network as it is declared */
    Remedies(Fold fold, Experiment experiment) {
        this.fold = fold;
        this.experiment = experiment;
    }

    /** What to write instead, each in words. */
    List<String> of(Fold.Fault fault) {
        LayerFault layerFault = fault.layerFault().orElseThrow();
        List<Remedy> remedies = new ArrayList<>();
        for (LayerFault.Candidates candidates : layerFault.candidates()) {
            own(fault, candidates).ifPresent(remedies::add);
        }
        if (layerFault.code() == ErrorCode.SHAPES_DIFFER || layerFault.code() == ErrorCode.CONCAT_SIZES) {
            remedies.addAll(above(fault));
        }
        boolean someCompile = remedies.stream().anyMatch(Remedy::compiles);
        return remedies.stream()
                .filter(remedy -> remedy.compiles() || !someCompile)
                .map(Remedy::inWords)
                .distinct()
                .toList();
    }

    /** A member of the outermost element: the faulty layer's own, or the block parameter that the value came from. */
    private Optional<Remedy> own(Fold.Fault fault, LayerFault.Candidates candidates) {
        Level level = fault.level();
        if (level.around() == null) {
            boolean isBound = level.element().binds().containsKey(candidates.member());
            return isBound
                    ? Optional.empty()
                    : legal(fault, new Trial.Place(level.method().name(), candidates.member()), candidates);
        }
        return level.source(candidates.member())
                .filter(source -> !source.isBound() && source.value().value() instanceof Long)
                .flatMap(source -> legal(
                        fault,
                        new Trial.Place(source.method(), source.member()),
                        LayerFault.Candidates.range(source.member(), 0, TRIED, true, value -> value)));
    }

    /** Layers above that could give each input the shape of another, by one member or else by two. */
    private List<Remedy> above(Fold.Fault fault) {
        List<Remedy> remedies = new ArrayList<>();
        for (Node input : uneven(fault)) {
            one(fault, input, wanted(fault, input)).ifPresent(remedies::add);
        }
        if (remedies.stream().noneMatch(Remedy::compiles)) {
            for (Node input : uneven(fault)) {
                both(fault, input).ifPresent(remedies::add);
            }
        }
        return remedies;
    }

    private static List<Node> uneven(Fold.Fault fault) {
        return fault.inputs().stream()
                .distinct()
                .filter(input -> !input.shape().equals(wanted(fault, input)))
                .toList();
    }

    private static Shape wanted(Fold.Fault fault, Node input) {
        List<Node> inputs = fault.inputs();
        return inputs.get(input == inputs.get(0) ? inputs.size() - 1 : 0).shape();
    }

    /** The nearest layer of which one member makes the input what it is to be. */
    private Optional<Remedy> one(Fold.Fault fault, Node input, Shape wanted) {
        Optional<Remedy> found = Optional.empty();
        for (Node node : chain(input)) {
            for (String member : WIDTHS) {
                int width = wanted.sizes().get(0);
                found = better(found, tried(fault, node, member, width, width));
            }
            found = better(found, tried(fault, node, "padding", 0, MOST_PADDING));
            found = better(found, tried(fault, node, "stride", 1, MOST_STRIDE));
            if (found.filter(Remedy::compiles).isPresent()) {
                break;
            }
        }
        return found;
    }

    private static Optional<Remedy> better(Optional<Remedy> found, Optional<Remedy> other) {
        boolean isBetter = found.isEmpty()
                || !found.get().compiles() && other.filter(Remedy::compiles).isPresent();
        return isBetter ? other : found;
    }

    private Optional<Remedy> tried(Fold.Fault fault, Node node, String member, long from, long to) {
        return origin(node, member)
                .flatMap(origin -> legal(
                                fault,
                                origin.place(),
                                LayerFault.Candidates.range(origin.member().name(), from, to, false, origin::written))
                        .map(remedy -> remedy.of(origin.owner())));
    }

    /** The padding and the stride, together, of the nearest layer that has both. */
    private Optional<Remedy> both(Fold.Fault fault, Node input) {
        for (Node node : chain(input)) {
            Optional<Origin> padding = origin(node, "padding");
            Optional<Origin> stride = origin(node, "stride");
            if (padding.isPresent() && stride.isPresent()) {
                return both(fault, padding.get(), stride.get());
            }
        }
        return Optional.empty();
    }

    private Optional<Remedy> both(Fold.Fault fault, Origin padding, Origin stride) {
        if (!padding.owner().equals(stride.owner())) {
            return Optional.empty();
        }
        Optional<Remedy> found = Optional.empty();
        for (long step = 1; step <= MOST_OF_BOTH; step++) {
            for (long pad = 0; pad <= MOST_OF_BOTH; pad++) {
                Experiment.Outcome outcome = experiment.outcome(
                        fault, Map.of(padding.place(), padding.written(pad), stride.place(), stride.written(step)));
                String text = "%s = %s and %s = %s"
                        .formatted(padding.member().name(), pad, stride.member().name(), step);
                found = better(
                        found,
                        outcome.cures()
                                ? Optional.of(new Remedy(text, outcome.then()).of(padding.owner()))
                                : Optional.empty());
            }
        }
        return found;
    }

    private Optional<Origin> origin(Node node, String member) {
        return fold.level(node)
                .filter(level -> level.method().layer().member(member).isPresent())
                .flatMap(level -> Origin.of(level, member));
    }

    /** A node and what it reads first, up to an input. */
    private static List<Node> chain(Node end) {
        List<Node> chain = new ArrayList<>(List.of(end));
        for (Node node = end; !node.inputs().isEmpty(); ) {
            node = node.inputs().get(0);
            chain.add(node);
        }
        return chain;
    }

    /** Those candidates that compile; if none does, most of those that mend the fault, and what comes to light then. */
    private Optional<Remedy> legal(Fold.Fault fault, Trial.Place place, LayerFault.Candidates candidates) {
        Legal legal = new Legal(candidates, fault.problem().code() == ErrorCode.MEMBER_OUT_OF_RANGE);
        List<Integer> compiling = new ArrayList<>();
        Map<String, List<Integer>> curing = new LinkedHashMap<>();
        Map<String, Problem> then = new LinkedHashMap<>();
        for (int index = 0; index < candidates.values().size(); index++) {
            Experiment.Outcome outcome =
                    experiment.outcome(fault, Map.of(place, candidates.values().get(index)));
            if (outcome.compiles()) {
                compiling.add(index);
            } else if (outcome.cures()) {
                Problem other = outcome.then().orElseThrow();
                String key = other.code() + " " + other.subject();
                curing.computeIfAbsent(key, first -> new ArrayList<>()).add(index);
                then.putIfAbsent(key, other);
            }
        }
        if (!compiling.isEmpty() || curing.isEmpty()) {
            return legal.inWords(compiling).map(text -> new Remedy(text, Optional.empty()));
        }
        String most = curing.keySet().stream()
                .reduce((one, other) ->
                        curing.get(other).size() > curing.get(one).size() ? other : one)
                .orElseThrow();
        return legal.inWords(curing.get(most)).map(text -> new Remedy(text, Optional.of(then.get(most))));
    }
}
