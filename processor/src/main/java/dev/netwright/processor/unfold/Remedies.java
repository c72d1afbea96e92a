package dev.netwright.processor.unfold;

import dev.netwright.processor.graph.Node;
import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What really compiles in place of what does not: found by unfolding the whole network again with each candidate, never by a
 * second formula. Where nothing compiles, those values that mend this fault, with what comes to light then.
 */
final class Remedies {
    static final int MOST = 3;
    private static final int TRIED = 64;
    /** Of two members that change together. */
    private static final int MOST_OF_BOTH = 4;

    private static final List<List<String>> PAIRS =
            List.of(List.of("padding", "stride"), List.of("bottom", "right"), List.of("top", "left"));
    private static final List<String> WIDTHS = List.of("channels", "units", "features");
    private static final String CHANGES = " (changes what is computed)";

    private final Fold fold;
    private final Experiment experiment;
    private final Detours detours;

    /** What helps, in words, {@code kernel up to 4}, how likely it is meant, and what comes to light then, if anything does. */
    private record Remedy(String text, int rank, Optional<Problem> then) {
        boolean compiles() {
            return then.isEmpty();
        }

        Remedy of(String owner, int newRank, String remark) {
            return new Remedy(owner + " with " + text + remark, newRank, then);
        }

        Remedy marked() {
            return new Remedy(text + CHANGES, rank, then);
        }

        String inWords() {
            return then.map(problem -> "%s (then [%s] on %s)"
                            .formatted(text, problem.code().text(), problem.subject()))
                    .orElse(text);
        }
    }

    /** @param fold the network as it is declared */
    Remedies(Fold fold, Experiment experiment, Detours detours) {
        this.fold = fold;
        this.experiment = experiment;
        this.detours = detours;
    }

    /** What to write instead, each in words, the likeliest first: at most three. */
    List<String> of(Fold.Fault fault) {
        LayerFault layerFault = fault.layerFault().orElseThrow();
        ErrorCode code = layerFault.code();
        List<Remedy> remedies = new ArrayList<>();
        for (LayerFault.Candidates candidates : layerFault.candidates()) {
            own(fault, candidates)
                    .map(remedy -> code == ErrorCode.NO_EXACT_LOWERING ? remedy.marked() : remedy)
                    .ifPresent(remedies::add);
        }
        if (code == ErrorCode.KERNEL_EXCEEDS_INPUT) {
            Stream.of("rounding", "dilation")
                    .flatMap(member -> others(fault, member).stream())
                    .forEach(remedies::add);
        }
        if (code == ErrorCode.SHAPES_DIFFER || code == ErrorCode.CONCAT_SIZES) {
            remedies.addAll(above(fault));
        } else if (code == ErrorCode.KERNEL_EXCEEDS_INPUT && remedies.isEmpty()) {
            nearest(fault, fault.inputs().get(0), Alternatives.ORDER, Optional.empty())
                    .ifPresent(remedies::add);
        }
        if (remedies.isEmpty()) {
            remedies.addAll(written(fault));
        }
        boolean someCompile = remedies.stream().anyMatch(Remedy::compiles);
        return remedies.stream()
                .filter(remedy -> remedy.compiles() || !someCompile)
                .sorted(Comparator.comparingInt(Remedy::rank))
                .map(Remedy::inWords)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** An example: {@code @Flatten, @GlobalAvgPool2d or @GlobalMaxPool2d before it}. */
    static String joined(List<String> fixes) {
        List<String> tails = fixes.stream()
                .map(fix -> fix.replaceFirst("^@\\w+", ""))
                .distinct()
                .toList();
        boolean isLayerEach = fixes.stream().allMatch(fix -> fix.startsWith("@"));
        if (fixes.size() < 2 || tails.size() > 1 || !isLayerEach) {
            return String.join(", or ", fixes);
        }
        List<String> layers = fixes.stream()
                .map(fix -> fix.substring(0, fix.length() - tails.get(0).length()))
                .toList();
        return String.join(", ", layers.subList(0, layers.size() - 1))
                + " or "
                + layers.get(layers.size() - 1)
                + tails.get(0);
    }

    /** Layers written otherwise, where that compiles. */
    private List<Remedy> written(Fold.Fault fault) {
        List<Remedy> found = new ArrayList<>();
        for (Detours.Detour detour : detours.of(fault)) {
            boolean isLonger = found.stream().anyMatch(shorter -> detour.text().startsWith(shorter.text() + ","));
            if (found.size() < MOST
                    && !isLonger
                    && experiment.outcome(fault, detour.draft()).compiles()) {
                found.add(new Remedy(detour.text(), 0, Optional.empty()));
            }
        }
        return found;
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

    /** Another member of the faulty layer itself, in the network's own source. */
    private List<Remedy> others(Fold.Fault fault, String member) {
        boolean isOwn = fault.level().around() == null
                && fault.level().method().layer().member(member).isPresent();
        return isOwn
                ? Origin.of(fault.level(), member).stream()
                        .flatMap(origin -> Alternatives.of(origin).stream()
                                .flatMap(candidates -> legal(fault, origin.place(), candidates).stream()))
                        .limit(1)
                        .toList()
                : List.of();
    }

    /** Layers above that could give each input the shape of another, by one member or else by two. */
    private List<Remedy> above(Fold.Fault fault) {
        List<Remedy> remedies = new ArrayList<>();
        boolean areOfOneKind = fault.inputs().stream()
                        .map(input -> input.shape().kind())
                        .distinct()
                        .count()
                == 1;
        if (!areOfOneKind) {
            return remedies;
        }
        for (Node input : uneven(fault)) {
            nearest(fault, input, Alternatives.ORDER, Optional.of(wanted(fault, input)))
                    .ifPresent(remedies::add);
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
    private Optional<Remedy> nearest(Fold.Fault fault, Node input, List<String> members, Optional<Shape> wanted) {
        Optional<Remedy> found = Optional.empty();
        for (Node node : chain(input)) {
            for (String member : members) {
                found = better(found, tried(fault, node, member, members.indexOf(member)));
            }
            if (wanted.isPresent()) {
                found = better(found, width(fault, node, wanted.get(), members.size()));
            }
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

    private Optional<Remedy> tried(Fold.Fault fault, Node node, String member, int rank) {
        Optional<Remedy> found = Optional.empty();
        Optional<Origin> origin = origin(node, member);
        for (LayerFault.Candidates candidates : origin.map(Alternatives::of).orElse(List.of())) {
            found = better(
                    found,
                    legal(fault, origin.get().place(), candidates)
                            .map(remedy -> remedy.of(origin.get().owner(), rank, "")));
            if (found.filter(Remedy::compiles).isPresent()) {
                break;
            }
        }
        return found;
    }

    /** As many channels as the other input has; one beside many is meant to be broadcast, which nothing is. */
    private Optional<Remedy> width(Fold.Fault fault, Node node, Shape wanted, int rank) {
        int width = wanted.sizes().get(0);
        boolean isBroadcast =
                fault.inputs().stream().anyMatch(input -> input.shape().sizes().get(0) == 1);
        if (isBroadcast) {
            return Optional.empty();
        }
        return WIDTHS.stream()
                .flatMap(member -> origin(node, member).stream())
                .flatMap(origin -> legal(
                        fault,
                        origin.place(),
                        LayerFault.Candidates.range(origin.member().name(), width, width, false, origin::written))
                        .map(remedy -> remedy.of(origin.owner(), rank, CHANGES))
                        .stream())
                .findFirst();
    }

    /** Two members, together, of the nearest layer that has both. */
    private Optional<Remedy> both(Fold.Fault fault, Node input) {
        for (Node node : chain(input)) {
            for (List<String> pair : PAIRS) {
                Optional<Origin> first = origin(node, pair.get(0));
                Optional<Origin> second = origin(node, pair.get(1));
                if (first.isPresent() && second.isPresent()) {
                    Optional<Remedy> found = both(fault, first.get(), second.get());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Remedy> both(Fold.Fault fault, Origin first, Origin second) {
        if (!first.owner().equals(second.owner())) {
            return Optional.empty();
        }
        Optional<Remedy> found = Optional.empty();
        int least = Alternatives.SIZES.getOrDefault(second.member().name(), 0);
        for (long two = least; two <= MOST_OF_BOTH; two++) {
            for (long one = 0; one <= MOST_OF_BOTH; one++) {
                Experiment.Outcome outcome = experiment.outcome(
                        fault, Map.of(first.place(), first.written(one), second.place(), second.written(two)));
                String text = "%s = %s and %s = %s"
                        .formatted(first.member().name(), one, second.member().name(), two);
                found = better(
                        found,
                        outcome.cures()
                                ? Optional.of(new Remedy(text, 0, outcome.then()).of(first.owner(), 0, ""))
                                : Optional.empty());
            }
        }
        return found;
    }

    /** The sizes of an input are those of the data. */
    private Optional<Origin> origin(Node node, String member) {
        return fold.level(node)
                .filter(level -> !(node.layer() instanceof InputLayer))
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
            return legal.inWords(compiling).map(text -> new Remedy(text, 0, Optional.empty()));
        }
        String most = curing.keySet().stream()
                .reduce((one, other) ->
                        curing.get(other).size() > curing.get(one).size() ? other : one)
                .orElseThrow();
        return legal.inWords(curing.get(most)).map(text -> new Remedy(text, 0, Optional.of(then.get(most))));
    }
}
