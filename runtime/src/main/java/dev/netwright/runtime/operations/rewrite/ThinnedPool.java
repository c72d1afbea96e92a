package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pool of which a pool with a 1x1 kernel keeps every {@code n}th window, which is how rounding up is lowered, takes
 * strides {@code n} times as long instead.
 */
final class ThinnedPool implements GraphRewrite {
    private static final int AXES = 2;

    @Override
    public void apply(Graph graph) {
        for (Node keeping : graph.nodes()) {
            if (keepsSome(keeping) && graph.writer(keeping.output()).equals(Optional.of(keeping))) {
                graph.writer(keeping.input())
                        .filter(pool -> graph.onlyReader(pool.output()).isPresent() && roundsDown(pool))
                        .ifPresent(pool -> fold(graph, pool, keeping));
            }
        }
    }

    private static boolean keepsSome(Node node) {
        return node.is("MaxPool")
                && Arrays.equals(node.attributes().integersOr("kernel_shape", new int[0]), new int[] {1, 1})
                && !node.attributes().has("pads");
    }

    private static boolean roundsDown(Node node) {
        return (node.is("MaxPool") || node.is("AveragePool"))
                && !node.attributes().has("auto_pad");
    }

    private static void fold(Graph graph, Node pool, Node keeping) {
        int[] closer = pool.attributes().integersOr("strides", new int[] {1, 1});
        int[] kept = keeping.attributes().integersOr("strides", new int[] {1, 1});
        Attributes attributes = pool.attributes()
                .integers(
                        "strides",
                        IntStream.range(0, AXES)
                                .mapToLong(axis -> (long) closer[axis] * kept[axis])
                                .toArray());
        graph.remove(pool);
        graph.remove(keeping);
        graph.add(pool.with(attributes).writing(keeping.outputs()));
    }
}
