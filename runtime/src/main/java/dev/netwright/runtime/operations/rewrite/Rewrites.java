package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.List;

/** The part of a graph that some tensors need, with an operation of its own for what was lowered to several layers. */
public final class Rewrites {
    private static final List<GraphRewrite> ALL = List.of(
            new SharedNodes(),
            new GroupedConvolution(),
            new FoldedPadding(),
            new CroppedPool(),
            new ThinnedPool(),
            new JoinedPrelu());

    private Rewrites() {}

    /**
     * A graph of its own that computes these tensors under these names, and nothing else.
     *
     * @param tensors of {@code whole}; what no other node reads may have gone
     */
    public static Graph of(Graph whole, List<String> tensors) {
        Graph part = new Graph(whole.inputs());
        for (Node node : whole.sorted(tensors)) {
            part.add(node);
            node.inputs().forEach(input -> whole.weight(input).ifPresent(weight -> part.put(input, weight)));
        }
        part.output(tensors);
        ALL.forEach(rewrite -> rewrite.apply(part));
        name(part, tensors);
        return part;
    }

    /**
     * Names the outputs of a graph. A tensor takes its name where nothing forbids it, so that no node has to copy it.
     */
    public static void name(Graph graph, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String tensor = graph.outputs().get(i);
            if (tensor.equals(name)) {
                continue;
            }
            // A tensor that has another output's name already is that output.
            if (graph.writer(tensor).isPresent() && !names.contains(tensor)) {
                graph.rename(tensor, name);
            } else {
                graph.add(new Node(name, "Identity", List.of(tensor), List.of(name), Attributes.none()));
            }
        }
        graph.outputInstead(names);
    }
}
