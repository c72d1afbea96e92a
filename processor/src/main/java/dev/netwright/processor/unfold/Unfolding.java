package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.graph.Node;
import dev.netwright.processor.graph.TypedGraph;
import dev.netwright.processor.layer.LayerFault;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Unfolds a network into a typed graph, and explains what does not fit. */
public final class Unfolding {
    /** Up to here javac compiles what is generated within half a minute: docs/benchmarks.md. */
    public static final int MAX_LAYERS = 10_240;

    private final Bodies bodies;
    private final Function<TypedGraph, List<Problem>> rules;
    private final int maxLayers;

    /** What came out; where something does not fit, the graph lacks what hangs on it. */
    public record Result(TypedGraph graph, List<Problem> problems, boolean isComplete) {}

    /** @param rules what a network must keep to once every shape is known: a fix that breaks one is none */
    public Unfolding(Bodies bodies, Function<TypedGraph, List<Problem>> rules, int maxLayers) {
        this.bodies = bodies;
        this.rules = rules;
        this.maxLayers = maxLayers;
    }

    public Result of(Declaration network) {
        Fold fold = new Fold(bodies, Trial.AS_DECLARED, maxLayers);
        TypedGraph graph = fold.network(network);
        Experiment experiment = new Experiment(bodies, network, fold.faults(), rules, maxLayers);
        Remedies remedies = new Remedies(fold, experiment, new Detours(bodies, network));
        List<Problem> problems = new ArrayList<>();
        for (Fold.Fault fault : fold.faults()) {
            problems.add(
                    fault.problem().code() == ErrorCode.LEFT_OUT
                            ? kept(fault, network, experiment)
                            : explained(fault, remedies));
        }
        return new Result(graph, problems, fold.isComplete());
    }

    /** What is left out may be kept, or stand for what it reads if its own readers take that. */
    private static Problem kept(Fold.Fault fault, Declaration network, Experiment experiment) {
        String method = fault.level().outermost().method().name();
        boolean isOwn = fault.level().around() == null;
        Draft open = new Draft(network).retype(method, TensorKind.ANY);
        boolean compiles = isOwn && experiment.outcome(fault, open).compiles();
        return fault.problem().fix(compiles ? "declare it Tensor, or keep it" : "keep it");
    }

    /** The input sizes that the network works with. */
    public InputSizes inputSizes(TypedGraph graph) {
        return new InputSizes(bodies, bodies.of(graph.declaration()), graph, maxLayers, Map.of());
    }

    private static Problem explained(Fold.Fault fault, Remedies remedies) {
        Problem problem = fault.problem();
        if (fault.layerFault().isEmpty()) {
            return problem;
        }
        LayerFault layerFault = fault.layerFault().get();
        List<Node> inputs = fault.inputs();
        for (int index = 0; index < inputs.size(); index++) {
            boolean repeatsShape =
                    index > 0 && inputs.get(index).shape().equals(inputs.get(0).shape());
            if (!repeatsShape) {
                problem = problem.path(TypedGraph.path(inputs.get(index)) + " > " + problem.subject());
            }
        }
        List<String> fixes = new ArrayList<>(remedies.of(fault));
        fixes.addAll(layerFault.advice());
        return problem.fix(Remedies.joined(fixes.subList(0, Math.min(Remedies.MOST, fixes.size()))));
    }
}
