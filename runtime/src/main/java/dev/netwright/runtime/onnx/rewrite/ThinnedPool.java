package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pool of which a pool with a 1x1 kernel keeps every {@code n}th window, which is how rounding up is lowered, takes
 * strides {@code n} times as long instead.
 */
public final class ThinnedPool implements OnnxRewrite {
    private static final List<Long> ONE = List.of(1L, 1L);

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode keeping : graph.nodes()) {
            if (keepsSome(keeping) && graph.writer(keeping.output()).equals(Optional.of(keeping))) {
                graph.writer(keeping.input())
                        .filter(pool -> graph.onlyReader(pool.output()).isPresent() && roundsDown(pool))
                        .ifPresent(pool -> fold(graph, pool, keeping));
            }
        }
    }

    private static boolean keepsSome(OnnxNode node) {
        return node.is("MaxPool")
                && node.attributes().integers("kernel_shape").equals(Optional.of(ONE))
                && !node.attributes().has("pads");
    }

    private static boolean roundsDown(OnnxNode node) {
        return (node.is("MaxPool") || node.is("AveragePool"))
                && !node.attributes().has("auto_pad");
    }

    private static void fold(OnnxGraph graph, OnnxNode pool, OnnxNode keeping) {
        List<Long> closer = pool.attributes().integers("strides").orElse(ONE);
        List<Long> kept = keeping.attributes().integers("strides").orElse(ONE);
        OnnxAttributes attributes = pool.attributes()
                .integers(
                        "strides",
                        IntStream.range(0, ONE.size())
                                .mapToLong(axis -> closer.get(axis) * kept.get(axis))
                                .toArray());
        graph.remove(pool);
        graph.remove(keeping);
        graph.add(pool.with(attributes).writing(keeping.outputs()));
    }
}
