package dev.netwright.processor;

import dev.netwright.processor.check.Rule;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.emit.NetworkSource;
import dev.netwright.processor.emit.RecordSource;
import dev.netwright.processor.emit.SourceFile;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.LayerKinds;
import dev.netwright.processor.read.Reading;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.unfold.Bodies;
import dev.netwright.processor.unfold.InputSizes;
import dev.netwright.processor.unfold.Library;
import dev.netwright.processor.unfold.Unfolding;
import java.util.ArrayList;
import java.util.List;

/** From a declaration that was read to what is reported and generated: unfold, check, emit. */
public final class Pipeline {
    private final Bodies bodies;
    private final Unfolding unfolding;

    /** What is wrong, or else what is generated. */
    public record Outcome(List<Problem> problems, List<SourceFile> sources) {}

    public Pipeline(Library library, LayerKinds kinds, int maxLayers) {
        this.bodies = new Bodies(library, kinds);
        this.unfolding = new Unfolding(bodies, Rule::problems, maxLayers);
    }

    public Outcome run(Reading reading) {
        Declaration declaration = reading.declaration();
        List<Problem> problems = new ArrayList<>(reading.problems());
        List<SourceFile> sources = new ArrayList<>();
        if (!declaration.methods().isEmpty() || problems.isEmpty()) {
            problems.addAll(bodies.problems(declaration));
            if (!declaration.setting().isHidden()) {
                sources.add(RecordSource.of(declaration));
            }
            if (!declaration.isBlock()) {
                network(declaration, problems, sources);
            }
        }
        boolean isWhole = problems.isEmpty() && declaration.methods().stream().allMatch(LayerMethod::isRead);
        return new Outcome(problems, isWhole ? sources : List.of());
    }

    private void network(Declaration declaration, List<Problem> problems, List<SourceFile> sources) {
        Unfolding.Result unfolded = unfolding.of(declaration);
        TypedGraph graph = unfolded.graph();
        problems.addAll(unfolded.problems());
        if (problems.isEmpty() && unfolded.isComplete()) {
            InputSizes sizes = unfolding.inputSizes(graph);
            problems.addAll(Rule.problems(graph));
            problems.addAll(sizes.problems());
            if (problems.isEmpty()) {
                sources.add(NetworkSource.of(graph, sizes.bounds()));
            }
        }
    }
}
