package dev.netwright.runtime.onnx.rewrite;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxGraph;
import dev.netwright.runtime.onnx.OnnxNode;
import dev.netwright.runtime.onnx.OnnxRewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Zeros around what a convolution reads become its own padding. */
public final class FoldedPadding implements OnnxRewrite {
    /** Batch and channels, which are not padded. */
    private static final int LEADING = 2;

    @Override
    public void apply(OnnxGraph graph) {
        for (OnnxNode pad : graph.nodes()) {
            if (pad.is("Pad")) {
                graph.onlyReader(pad.output())
                        .filter(reader ->
                                reader.is("Conv") && !reader.attributes().has("auto_pad"))
                        .ifPresent(convolution -> fold(graph, pad, convolution));
            }
        }
    }

    private static void fold(OnnxGraph graph, OnnxNode pad, OnnxNode convolution) {
        List<Long> around = graph.weight(pad.inputs().get(1)).orElseThrow().integers();
        int rank = around.size() / 2;
        OnnxAttributes attributes = convolution.attributes();
        List<Long> own = attributes.integers("pads").orElse(List.of());
        long[] pads = IntStream.range(0, 2 * (rank - LEADING))
                .mapToLong(i -> {
                    int axis = i % (rank - LEADING) + LEADING;
                    boolean isEnd = i >= rank - LEADING;
                    return around.get(isEnd ? rank + axis : axis) + (own.isEmpty() ? 0 : own.get(i));
                })
                .toArray();
        List<String> reads = new ArrayList<>(convolution.inputs());
        reads.set(0, pad.input());
        graph.remove(pad);
        graph.remove(convolution);
        graph.add(convolution.reading(reads).with(attributes.integers("pads", pads)));
    }
}
