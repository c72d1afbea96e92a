package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A maximum pool whose first and last windows are cropped, which is how rounding up is lowered, pads less instead: to
 * leave out the first {@code n} windows is to begin {@code n * stride} later, and at the end alike.
 */
public final class CroppedPool implements OnnxRewrite {
    private static final int AXES = 2;

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode pool : graph.nodes()) {
            if (pool.is("MaxPool") && pool.attributes().integers("pads").isPresent()) {
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
        List<Long> kernel = attributes.integers("kernel_shape").orElseThrow();
        OnnxAttributes folded = attributes.integers("pads", pads);
        if (!isLegal(pads, kernel)) {
            // More than half a kernel of padding is nobody's own: it is one stride more than that, for rounding up. As
            // long as that is within the kernel, no window begins in the padding, and ONNX rounds up alike.
            List<Long> wide = attributes.integers("pads").orElseThrow();
            boolean roundsUp = IntStream.range(0, AXES)
                    .allMatch(axis -> wide.get(axis) <= kernel.get(axis)
                            && 2 * wide.get(axis) > kernel.get(axis)
                            && starts.get(axis) == 1
                            && pads[axis] >= 0);
            if (!roundsUp) {
                return;
            }
            folded = attributes
                    .integers("pads", pads[0], pads[1], pads[0], pads[1])
                    .integer("ceil_mode", 1);
        }
        graph.remove(pool);
        graph.remove(slice);
        graph.add(pool.with(folded).writing(slice.outputs()));
    }

    /** ONNX Runtime refuses a pad that is as large as the kernel. */
    private static boolean isLegal(long[] pads, List<Long> kernel) {
        return IntStream.range(0, pads.length).allMatch(i -> pads[i] >= 0 && pads[i] < kernel.get(i % AXES));
    }
}
