package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A network unfolded again with other values of members: what comes of them, by the whole compile's own rules. */
final class Experiment {
    /** Layers that may be unfolded in search of remedies: a second or two. */
    private static final long AFFORDED = 2_000_000;

    private static final Outcome FAILS = new Outcome(false, Optional.empty());

    private final Bodies bodies;
    private final Declaration network;
    private final Function<TypedGraph, List<Problem>> rules;
    private final int maxLayers;
    private final Set<String> known = new HashSet<>();
    private final Set<String> messages = new HashSet<>();
    private long spent;

    /**
     * What came of it.
     *
     * @param cures whether the fault is gone
     * @param then what comes to light instead, if anything does
     */
    record Outcome(boolean cures, Optional<Problem> then) {
        boolean compiles() {
            return cures && then.isEmpty();
        }
    }

    /**
     * @param faults those of the network as it is declared
     * @param rules what a network must keep to once every shape is known
     */
    Experiment(
            Bodies bodies,
            Declaration network,
            List<Fold.Fault> faults,
            Function<TypedGraph, List<Problem>> rules,
            int maxLayers) {
        this.bodies = bodies;
        this.network = network;
        this.rules = rules;
        this.maxLayers = maxLayers;
        bodies.of(network).problems().forEach(problem -> known.add(key(problem)));
        faults.forEach(fault -> known.add(key(fault.problem())));
        faults.forEach(fault -> messages.add(fault.problem().message()));
    }

    /** What comes of other values. */
    Outcome outcome(Fold.Fault fault, Map<Trial.Place, Object> values) {
        return outcome(fault, bodies.of(network), values);
    }

    /** What comes of layers written otherwise. */
    Outcome outcome(Fold.Fault fault, Draft draft) {
        if (spent > AFFORDED) {
            return FAILS;
        }
        Body body = bodies.of(draft);
        spent += body.elements().size();
        Optional<Problem> broken = body.problems().stream()
                .filter(problem -> !known.contains(key(problem)))
                .findFirst();
        return broken.isPresent() ? FAILS : outcome(fault, body, Map.of());
    }

    private Outcome outcome(Fold.Fault fault, Body body, Map<Trial.Place, Object> values) {
        if (spent > AFFORDED) {
            return FAILS;
        }
        Fold fold = new Fold(bodies, new Trial(values, false, true), maxLayers);
        TypedGraph graph = fold.network(body);
        spent += graph.nodes().size();
        // A candidate that fails further up only hides the fault: what is cured has a shape now.
        boolean isReached = fault.inputs().isEmpty()
                || graph.nodes().stream()
                        .anyMatch(node -> node.id().equals(fault.problem().subject()));
        if (!isReached || remains(fault.problem(), fold.faults())) {
            return FAILS;
        }
        Optional<Problem> then = fold.faults().stream()
                .map(Fold.Fault::problem)
                .filter(other -> !known.contains(key(other)))
                .findFirst();
        boolean isWhole = then.isEmpty() && fold.isComplete();
        return new Outcome(true, isWhole ? later(body, graph, values) : then);
    }

    /** What the rules find, or else other sizes of an input that is open. */
    private Optional<Problem> later(Body body, TypedGraph graph, Map<Trial.Place, Object> values) {
        Optional<Problem> broken = rules.apply(graph).stream().findFirst();
        if (broken.isPresent()) {
            return broken;
        }
        InputSizes sizes = new InputSizes(bodies, body, graph, maxLayers, values);
        Optional<Problem> found = sizes.problemAtFew();
        spent += sizes.unfolded();
        return found;
    }

    private boolean remains(Problem cured, List<Fold.Fault> faults) {
        for (Fold.Fault fault : faults) {
            Problem other = fault.problem();
            boolean isAnother = !other.message().equals(cured.message()) && messages.contains(other.message());
            if (other.subject().equals(cured.subject()) && !isAnother) {
                return true;
            }
        }
        return false;
    }

    private static String key(Problem problem) {
        return problem.code() + " " + problem.subject();
    }
}
