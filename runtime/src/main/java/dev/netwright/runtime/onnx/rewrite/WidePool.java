package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import dev.netwright.runtime.onnx.OnnxWeight;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** ONNX Runtime refuses a maximum pool that pads by its whole kernel or more: a node of its own pads for it. */
public final class WidePool implements OnnxRewrite {
    /** Batch and channels, which are not padded. */
    private static final int LEADING = 2;

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode pool : graph.nodes()) {
            Optional<List<Long>> pads = pool.attributes().integers("pads");
            if (pool.is("MaxPool") && pads.isPresent() && isWide(pool, pads.get())) {
                split(graph, pool, pads.get());
            }
        }
    }

    private static boolean isWide(OnnxNode pool, List<Long> pads) {
        List<Long> kernel = pool.attributes().integers("kernel_shape").orElseThrow();
        return IntStream.range(0, pads.size()).anyMatch(i -> pads.get(i) >= kernel.get(i % kernel.size()));
    }

    private static void split(OnnxGraph graph, OnnxNode pool, List<Long> pads) {
        int axes = pads.size() / 2;
        long[] all = new long[2 * (axes + LEADING)];
        for (int axis = 0; axis < axes; axis++) {
            all[LEADING + axis] = pads.get(axis);
            all[2 * LEADING + axes + axis] = pads.get(axes + axis);
        }
        String padded = pool.output() + ":Pad";
        graph.put(padded + ".pads", OnnxWeight.of(all));
        graph.put(padded + ".value", OnnxWeight.scalar(Nd4j.scalar(-Float.MAX_VALUE)));
        graph.remove(pool);
        graph.add(new OnnxNode(
                padded,
                "Pad",
                List.of(pool.input(), padded + ".pads", padded + ".value"),
                List.of(padded),
                OnnxAttributes.none()));
        graph.add(pool.reading(List.of(padded)).with(pool.attributes().without("pads")));
    }
}
