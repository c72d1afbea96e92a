package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.Arrays;
import java.util.List;

/**
 * A pool whose first and last windows are cropped, which is how rounding up is lowered, pads less instead: to leave out
 * the first {@code n} windows is to begin {@code n * stride} later, and at the end alike.
 */
final class CroppedPool implements GraphRewrite {
    private static final int AXES = 2;

    @Override
    public void apply(Graph graph) {
        for (Node pool : graph.nodes()) {
            boolean isPool = pool.is("MaxPool") || pool.is("AveragePool");
            if (isPool && pool.attributes().has("pads")) {
                graph.onlyReader(pool.output())
                        .filter(reader -> reader.is("Slice") && cropsMap(graph, reader))
                        .ifPresent(slice -> fold(graph, pool, slice));
            }
        }
    }

    private static boolean cropsMap(Graph graph, Node slice) {
        return Constants.are(graph, slice, 3, 2, 3) && slice.inputs().size() == 4;
    }

    private static void fold(Graph graph, Node pool, Node slice) {
        Attributes attributes = pool.attributes();
        int[] strides = attributes.integersOr("strides", new int[] {1, 1});
        List<Long> starts = Constants.integers(graph, slice, 1).orElseThrow();
        List<Long> ends = Constants.integers(graph, slice, 2).orElseThrow();
        long[] pads = Arrays.stream(attributes.integersOr("pads", new int[0]))
                .asLongStream()
                .toArray();
        for (int axis = 0; axis < AXES; axis++) {
            long end = ends.get(axis) == Long.MAX_VALUE ? 0 : -ends.get(axis);
            pads[axis] -= starts.get(axis) * strides[axis];
            pads[axis + AXES] -= end * strides[axis];
        }
        if (Arrays.stream(pads).allMatch(size -> size >= 0)) {
            graph.remove(pool);
            graph.remove(slice);
            boolean areNone = Arrays.stream(pads).allMatch(size -> size == 0);
            graph.add(pool.with(areNone ? attributes.without("pads") : attributes.integers("pads", pads))
                    .writing(slice.outputs()));
        }
    }
}
