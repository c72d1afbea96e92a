package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pool whose first and last windows are cropped, which is how rounding up is lowered, pads less instead: to leave out
 * the first {@code n} windows is to begin {@code n * stride} later, and at the end alike.
 */
public final class CroppedPool implements OnnxRewrite {
    private static final int AXES = 2;

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode pool : graph.nodes()) {
            boolean isPool = pool.is("MaxPool") || pool.is("AveragePool");
            if (isPool && pool.attributes().integers("pads").isPresent()) {
                graph.onlyReader(pool.output())
                        .filter(reader -> reader.is("Slice") && cropsMap(graph, reader))
                        .ifPresent(slice -> fold(graph, pool, slice));
            }
        }
    }

    private static boolean cropsMap(OnnxGraph graph, OnnxNode slice) {
        return integers(graph, slice, 3).equals(List.of(2L, 3L));
    }

    private static List<Long> integers(OnnxGraph graph, OnnxNode node, int input) {
        return graph.weight(node.inputs().get(input)).orElseThrow().integers();
    }

    private static void fold(OnnxGraph graph, OnnxNode pool, OnnxNode slice) {
        OnnxAttributes attributes = pool.attributes();
        List<Long> strides = attributes.integers("strides").orElse(List.of(1L, 1L));
        List<Long> starts = integers(graph, slice, 1);
        List<Long> ends = integers(graph, slice, 2);
        long[] pads = attributes.integers("pads").orElseThrow().stream()
                .mapToLong(Long::longValue)
                .toArray();
        for (int axis = 0; axis < AXES; axis++) {
            long end = ends.get(axis) == Long.MAX_VALUE ? 0 : -ends.get(axis);
            pads[axis] -= starts.get(axis) * strides.get(axis);
            pads[axis + AXES] -= end * strides.get(axis);
        }
        if (IntStream.range(0, pads.length).allMatch(i -> pads[i] >= 0)) {
            graph.remove(pool);
            graph.remove(slice);
            boolean areNone = Arrays.stream(pads).allMatch(size -> size == 0);
            graph.add(pool.with(areNone ? attributes.without("pads") : attributes.integers("pads", pads))
                    .writing(slice.outputs()));
        }
    }
}
