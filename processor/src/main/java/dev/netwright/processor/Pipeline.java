package dev.netwright.processor;

import dev.netwright.processor.check.Rule;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.emit.NetworkSource;
import dev.netwright.processor.emit.PlaceholderSource;
import dev.netwright.processor.emit.RecordSource;
import dev.netwright.processor.emit.SourceFile;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.read.Reading;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.unfold.Bodies;
import dev.netwright.processor.unfold.InputSizes;
import dev.netwright.processor.unfold.Library;
import dev.netwright.processor.unfold.Unfolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a declaration that was read to what is reported and generated: unfold, check, emit. */
public final class Pipeline {
    private final Library library;
    private final Bodies bodies;
    private final Unfolding unfolding;
    private final Told told = new Told();
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /**
     * What is wrong, and what is generated.
     *
     * @param placeholder what stands for a network that is not generated
     */
    public record Outcome(List<Problem> problems, List<SourceFile> sources, Optional<SourceFile> placeholder) {
        private static final Outcome IN_PROGRESS = new Outcome(List.of(), List.of(), Optional.empty());
    }

    public Pipeline(Library library, LayerKinds kinds, int maxLayers) {
        this.library = library;
        this.bodies = new Bodies(new Proven(), kinds, Rule::problems);
        this.unfolding = new Unfolding(bodies, Rule::problems, maxLayers);
    }

    /** A network of this compile that has errors cannot be used, and they are told where it is declared. */
    private final class Proven implements Library {
        @Override
        public Optional<Declaration> declaration(String name) {
            return library.declaration(name);
        }

        @Override
        public List<Parameter> members(String name) {
            return library.members(name);
        }

        @Override
        public List<Problem> faults(String name) {
            List<Problem> faults = new ArrayList<>(library.faults(name));
            library.declaration(name)
                    .filter(used -> used.inThisCompile() && !used.isBlock() && faults.isEmpty())
                    .ifPresent(used -> run(new Reading(used, faults)).problems().stream()
                            .filter(Problem::isError)
                            .forEach(faults::add));
            return faults;
        }
    }

    public Outcome run(Reading reading) {
        String name = reading.declaration().qualifiedName();
        Outcome known = outcomes.get(name);
        if (known == null) {
            outcomes.put(name, Outcome.IN_PROGRESS);
            try {
                known = outcome(reading);
            } finally {
                outcomes.remove(name);
            }
            outcomes.put(name, known);
        }
        return known;
    }

    private Outcome outcome(Reading reading) {
        Declaration declaration = reading.declaration();
        // A base is told first: what is wrong with it is not told again of its heirs.
        boolean areBasesWhole = declaration.bases().stream()
                .filter(Declaration::inThisCompile)
                .map(base -> run(new Reading(base, library.faults(base.qualifiedName()))))
                .noneMatch(base -> base.sources().isEmpty());
        List<Problem> problems = new ArrayList<>(reading.problems());
        List<SourceFile> sources = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        if (reading.isBaseKnown() && (!declaration.methods().isEmpty() || problems.isEmpty())) {
            problems.addAll(bodies.problems(declaration));
            if (!declaration.setting().isHidden()) {
                sources.add(RecordSource.of(declaration));
            }
            if (!declaration.isBlock()) {
                network(declaration, problems, sources, nodes);
            }
        }
        boolean isWhole = areBasesWhole
                && problems.stream().noneMatch(Problem::isError)
                && declaration.methods().stream().allMatch(LayerMethod::isRead)
                && sources.size() == (declaration.isBlock() ? 1 : 2);
        List<Problem> news = told.news(declaration, problems);
        if (isWhole || declaration.isBlock()) {
            return new Outcome(news, isWhole ? sources : List.of(), Optional.empty());
        }
        return new Outcome(news, List.of(), Optional.of(PlaceholderSource.of(declaration, nodes)));
    }

    private void network(Declaration declaration, List<Problem> problems, List<SourceFile> sources, List<Node> nodes) {
        Unfolding.Result unfolded = unfolding.of(declaration);
        TypedGraph graph = unfolded.graph();
        nodes.addAll(graph.nodes());
        problems.addAll(unfolded.problems());
        if (problems.isEmpty() && unfolded.isComplete()) {
            InputSizes sizes = unfolding.inputSizes(graph);
            problems.addAll(Rule.problems(graph));
            problems.addAll(sizes.problems());
            if (problems.isEmpty()) {
                sources.add(NetworkSource.of(graph, sizes.bounds()));
                problems.addAll(Rule.warnings(graph));
            }
        }
    }
}
