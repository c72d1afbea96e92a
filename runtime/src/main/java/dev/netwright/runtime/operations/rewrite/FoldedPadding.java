package dev.netwright.runtime.operations.rewrite;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Zeros around what a convolution or an average pool reads become its own padding, where it counts them as zeros, too. A
 * pool has to pad by less than its kernel.
 */
final class FoldedPadding implements GraphRewrite {
    /** Batch and channels, which neither can pad. */
    private static final int LEADING = 2;

    @Override
    public void apply(Graph graph) {
        for (Node listed : graph.nodes()) {
            Optional<Node> reader = Optional.of(listed).filter(FoldedPadding::countsZeros);
            // Once more, as zeros may stand around zeros.
            while (reader.isPresent()) {
                reader = reader.flatMap(node -> folded(graph, node));
            }
        }
    }

    private static boolean countsZeros(Node node) {
        Attributes attributes = node.attributes();
        boolean isCountingPool = node.is("AveragePool")
                && (!attributes.has("pads") || attributes.integerOr("count_include_pad", 0) == 1);
        return (node.is("Conv") || isCountingPool) && !attributes.has("auto_pad");
    }

    /** What took the place of {@code reader} where it could take the zeros in. */
    private static Optional<Node> folded(Graph graph, Node reader) {
        Optional<ZeroPad> zeros = graph.writer(reader.input()).flatMap(pad -> ZeroPad.of(graph, pad));
        Optional<Node> padding = zeros.flatMap(around -> padding(reader, around));
        padding.ifPresent(node -> {
            graph.remove(reader);
            graph.add(node);
            Node pad = zeros.orElseThrow().node();
            if (graph.readers(pad.output()).isEmpty() && !graph.outputs().contains(pad.output())) {
                graph.remove(pad);
            }
        });
        return padding;
    }

    private static Optional<Node> padding(Node reader, ZeroPad zeros) {
        int axes = zeros.rank() - LEADING;
        int[] own = reader.attributes().integersOr("pads", new int[2 * axes]);
        long[] pads = IntStream.range(0, 2 * axes)
                .mapToLong(i -> own[i] + (i < axes ? zeros.before(i + LEADING) : zeros.after(i - axes + LEADING)))
                .toArray();
        int[] kernel = reader.attributes().integersOr("kernel_shape", new int[axes]);
        boolean isTooWide =
                reader.is("AveragePool") && IntStream.range(0, pads.length).anyMatch(i -> pads[i] >= kernel[i % axes]);
        boolean isAcross =
                IntStream.range(0, LEADING).anyMatch(axis -> zeros.before(axis) > 0 || zeros.after(axis) > 0);
        if (isTooWide || isAcross) {
            return Optional.empty();
        }
        List<String> reads = new ArrayList<>(reader.inputs());
        reads.set(0, zeros.node().input());
        Attributes attributes = reader.attributes().integers("pads", pads);
        return Optional.of(reader.reading(reads)
                .with(reader.is("AveragePool") ? attributes.integer("count_include_pad", 1) : attributes));
    }
}
