package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.report.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may be written instead where a declaration itself is at fault: each is tried on the whole of it, a block without its
 * shapes.
 */
final class Advice {
    static final int MOST = 3;
    /** Layers that may be unfolded on trial: about a second. */
    private static final long AFFORDED = 500_000;

    private final Bodies bodies;
    private final Function<TypedGraph, List<Problem>> rules;
    private final Declaration declaration;
    private Set<String> known;
    private long spent;

    /**
     * A way to write it that mends the fault.
     *
     * @param then what comes to light with it, if anything does
     * @param faults how many problems there are then, with those that there are anyway
     */
    record Tried(String text, Optional<Problem> then, int faults) {
        private static final Comparator<Tried> LIKELIEST =
                Comparator.comparing((Tried tried) -> tried.then().isPresent()).thenComparingInt(Tried::faults);

        boolean compiles() {
            return then.isEmpty();
        }

        boolean isAsGoodAs(Tried best) {
            return LIKELIEST.compare(this, best) == 0 || compiles();
        }

        String inWords() {
            return then.map(problem -> "%s (then [%s] on %s)"
                            .formatted(text, problem.code().text(), problem.subject()))
                    .orElse(text);
        }
    }

    Advice(Bodies bodies, Function<TypedGraph, List<Problem>> rules, Declaration declaration) {
        this.bodies = bodies;
        this.rules = rules;
        this.declaration = declaration;
    }

    /** Those that mend {@code fault}, the likeliest first: by what is wrong then, and by the order given. */
    List<Tried> of(Problem fault, List<Detours.Detour> detours) {
        List<Tried> tried = new ArrayList<>();
        for (Detours.Detour detour : detours) {
            if (spent > AFFORDED && !tried.isEmpty()) {
                break;
            }
            List<Problem> problems =
                    spent > AFFORDED ? List.of() : problems(detour.draft().network());
            if (problems.stream().noneMatch(problem -> key(problem).equals(key(fault)))) {
                Optional<Problem> then = problems.stream()
                        .filter(problem -> !known().contains(key(problem)))
                        .findFirst();
                tried.add(new Tried(detour.text(), then, problems.size()));
            }
        }
        tried.sort(Tried.LIKELIEST);
        return tried;
    }

    /** Those that compile, or else those with the fewest faults, at most three, in words. */
    String best(Problem fault, List<Detours.Detour> detours) {
        List<Tried> tried = of(fault, detours);
        return inWords(
                tried.stream().filter(each -> each.isAsGoodAs(tried.get(0))).toList());
    }

    static String inWords(List<Tried> tried) {
        return tried.stream().limit(MOST).map(Tried::inWords).collect(Collectors.joining(", or "));
    }

    private Set<String> known() {
        if (known == null) {
            known = new HashSet<>();
            problems(declaration).forEach(problem -> known.add(key(problem)));
        }
        return known;
    }

    private List<Problem> problems(Declaration tried) {
        Body body = bodies.of(new Draft(tried));
        spent += body.elements().size();
        List<Problem> problems = new ArrayList<>(body.problems());
        if (tried.isBlock()) {
            return problems;
        }
        Fold fold = new Fold(bodies, Trial.AS_DECLARED, Unfolding.MAX_LAYERS);
        TypedGraph graph = fold.network(body);
        spent += graph.nodes().size();
        fold.faults().forEach(fault -> problems.add(fault.problem()));
        if (problems.isEmpty() && fold.isComplete()) {
            problems.addAll(rules.apply(graph));
        }
        return problems;
    }

    private static String key(Problem problem) {
        return problem.code() + " " + problem.subject();
    }
}
