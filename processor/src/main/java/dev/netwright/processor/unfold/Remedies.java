package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.expression.Type;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that really compile in place of one that does not: found by unfolding the whole network again with each
 * candidate, never by a second formula.
 */
final class Remedies {
    private static final int TRIED = 64;
    private static final int SHOWN = 5;

    /** Layers that may be unfolded in search of remedies: a second or two. */
    private static final long AFFORDED = 2_000_000;

    /** What a candidate does: nothing, or away with this fault, or away with it and no other comes to light. */
    private enum Effect {
        FAILS,
        CURES,
        COMPILES
    }

    private final Bodies bodies;
    private final Declaration network;
    private final int maxLayers;
    private final Set<String> known = new HashSet<>();
    private final Set<String> messages = new HashSet<>();
    private long spent;

    Remedies(Bodies bodies, Declaration network, List<Fold.Fault> faults, int maxLayers) {
        this.bodies = bodies;
        this.network = network;
        this.maxLayers = maxLayers;
        faults.forEach(fault -> known.add(key(fault.problem())));
        faults.forEach(fault -> messages.add(fault.problem().message()));
    }

    /** What to write instead, each in words: {@code kernel up to 4}. */
    List<String> of(Fold.Fault fault) {
        LayerFault layerFault = fault.layerFault().orElseThrow();
        List<String> fixes = new ArrayList<>();
        for (LayerFault.Candidates candidates : layerFault.candidates()) {
            own(fault, candidates).ifPresent(fixes::add);
        }
        if (layerFault.code() == ErrorCode.SHAPES_DIFFER || layerFault.code() == ErrorCode.CONCAT_SIZES) {
            fixes.addAll(upstream(fault));
        }
        return fixes;
    }

    /** A member of the outermost element: the faulty layer's own, or the block parameter that the value came from. */
    private Optional<String> own(Fold.Fault fault, LayerFault.Candidates candidates) {
        Level level = fault.level();
        if (level.around() == null) {
            boolean isBound = level.element().binds().containsKey(candidates.member());
            return isBound
                    ? Optional.empty()
                    : legal(fault, new Trial.Place(level.method().name(), candidates.member()), candidates);
        }
        return level.source(candidates.member())
                .filter(source -> !source.isBound() && source.value().value() instanceof Long)
                .flatMap(source -> {
                    List<Object> values = new ArrayList<>();
                    for (long value = 0; value <= TRIED; value++) {
                        values.add(value);
                    }
                    return legal(
                            fault,
                            new Trial.Place(source.method(), source.member()),
                            new LayerFault.Candidates(source.member(), values, true));
                });
    }

    /** Layers above that could give each input the shape of another. */
    private List<String> upstream(Fold.Fault fault) {
        List<String> fixes = new ArrayList<>();
        List<Node> inputs = fault.inputs();
        for (Node input : inputs) {
            Shape wanted =
                    inputs.get(input == inputs.get(0) ? inputs.size() - 1 : 0).shape();
            if (!input.shape().equals(wanted)) {
                widen(fault, input, wanted).filter(fix -> !fixes.contains(fix)).ifPresent(fixes::add);
            }
        }
        return fixes;
    }

    private Optional<String> widen(Fold.Fault fault, Node input, Shape wanted) {
        for (Node node = input; ; node = node.inputs().get(0)) {
            for (String member : List.of("channels", "units", "features")) {
                Optional<String> fix = given(node, member)
                        .flatMap(place -> legal(
                                fault,
                                place,
                                new LayerFault.Candidates(
                                        member, List.of((long) wanted.sizes().get(0)), false)));
                if (fix.isPresent()) {
                    return Optional.of(node.id() + " with " + fix.get());
                }
            }
            for (String member : List.of("padding", "stride")) {
                Optional<String> fix = resized(fault, node, member);
                if (fix.isPresent()) {
                    return Optional.of(node.id() + " with " + fix.get());
                }
            }
            if (node.inputs().isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** The member, if the node is an element of the network that has it and does not bind it. */
    private Optional<Trial.Place> given(Node node, String member) {
        return network.method(node.id())
                .filter(method -> method.layer().member(member).isPresent())
                .filter(method -> method.binds().isEmpty())
                .map(method -> new Trial.Place(method.name(), member));
    }

    private Optional<String> resized(Fold.Fault fault, Node node, String member) {
        boolean isOne = network.method(node.id())
                .flatMap(method -> method.layer().member(member))
                .filter(parameter -> parameter.type().equals(Type.INT))
                .isPresent();
        return given(node, member).flatMap(place -> legal(fault, place, sizes(member, isOne)));
    }

    /** As numbers, or as lists of one that stands for every side. */
    private static LayerFault.Candidates sizes(String member, boolean isOne) {
        List<Object> values = new ArrayList<>();
        for (long value = member.equals("padding") ? 0 : 1; value <= 8; value++) {
            values.add(isOne ? value : List.of(value));
        }
        return new LayerFault.Candidates(member, values, false);
    }

    /** Those candidates that compile, in words; empty if none does. */
    private Optional<String> legal(Fold.Fault fault, Trial.Place place, LayerFault.Candidates candidates) {
        List<Object> values = candidates.values();
        List<Integer> legal = new ArrayList<>();
        List<Integer> curing = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            Effect effect = effect(fault, place, values.get(index));
            if (effect == Effect.COMPILES) {
                legal.add(index);
            } else if (effect == Effect.CURES) {
                curing.add(index);
            }
        }
        // Below a fault nothing was looked at: other faults that come to light there are not the candidate's.
        return inWords(fault, candidates, legal.isEmpty() ? curing : legal);
    }

    private static Optional<String> inWords(Fold.Fault fault, LayerFault.Candidates candidates, List<Integer> legal) {
        List<Object> values = candidates.values();
        if (legal.isEmpty()) {
            return Optional.empty();
        }
        int first = legal.get(0);
        int last = legal.get(legal.size() - 1);
        boolean isRange = last - first == legal.size() - 1 && isContiguous(values.subList(first, last + 1));
        String low = Texts.of(values.get(first));
        String high = Texts.of(values.get(last));
        if (isRange && candidates.open() && last == values.size() - 1) {
            return Optional.of("%s of at least %s".formatted(candidates.member(), low));
        }
        if (legal.size() == 1) {
            return Optional.of("%s = %s".formatted(candidates.member(), low));
        }
        boolean isBelow = fault.problem().code() == ErrorCode.MEMBER_OUT_OF_RANGE;
        boolean isFromStart = first == 0 || values.get(first).equals(1L);
        if (isRange && isFromStart && !isBelow) {
            return Optional.of("%s up to %s".formatted(candidates.member(), high));
        }
        if (isRange) {
            return Optional.of("%s from %s to %s".formatted(candidates.member(), low, high));
        }
        List<String> some = legal.stream()
                .limit(SHOWN)
                .map(index -> Texts.of(values.get(index)))
                .toList();
        return Optional.of("%s of %s%s"
                .formatted(candidates.member(), String.join(" or ", some), legal.size() > SHOWN ? " or others" : ""));
    }

    private Effect effect(Fold.Fault fault, Trial.Place place, Object value) {
        if (spent > AFFORDED) {
            return Effect.FAILS;
        }
        Fold fold = new Fold(bodies, new Trial(Map.of(place, value), false, true), maxLayers);
        List<Node> nodes = fold.network(network).nodes();
        spent += nodes.size();
        // A candidate that fails further up only hides the fault: what is cured has a shape now.
        boolean isReached = fault.inputs().isEmpty()
                || nodes.stream()
                        .anyMatch(node -> node.id().equals(fault.problem().subject()));
        if (!isReached) {
            return Effect.FAILS;
        }
        String cured = key(fault.problem());
        boolean isNew = false;
        for (Fold.Fault other : fold.faults()) {
            String key = key(other.problem());
            if (key.equals(cured)
                    || other.problem().subject().equals(fault.problem().subject())) {
                boolean isAnother =
                        !other.problem().message().equals(fault.problem().message())
                                && messages.contains(other.problem().message());
                if (!isAnother) {
                    return Effect.FAILS;
                }
            }
            isNew |= !known.contains(key);
        }
        return isNew ? Effect.CURES : Effect.COMPILES;
    }

    /** Whether no whole number lies between two neighbours; other values are neighbours as they stand. */
    private static boolean isContiguous(List<Object> values) {
        return !(values.get(0) instanceof Long first)
                || values.get(values.size() - 1).equals(first + values.size() - 1);
    }

    private static String key(Problem problem) {
        return problem.code() + " " + problem.subject();
    }
}
