package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import java.util.stream.IntStream;

/** What pools share: {@code MaxPool} and {@code AveragePool}. */
final class Pool {
    private Pool() {}

    /** @param type {@code MAX} or {@code AVG} */
    static String add(ImportScope scope, String type, Window window, boolean countsPadding) {
        List<String> reads = List.of(scope.input());
        if (isAllPadding(window.attributes())) {
            throw scope.refuse("a pool that pads by its whole kernel has no counterpart, one that pads by less has");
        }
        return switch (type) {
            case "MAX" -> scope.add("MaxPool", window.attributes(), reads);
            case "AVG" -> {
                if (window.attributes().has("dilations")) {
                    throw scope.refuse("an average pool with a dilation has no counterpart, one without has");
                }
                boolean hasPadding =
                        window.attributes().has("pads") || window.attributes().has("auto_pad");
                Attributes attributes = countsPadding && hasPadding
                        ? window.attributes().integer("count_include_pad", 1)
                        : window.attributes();
                yield scope.add("AveragePool", attributes, reads);
            }
            default -> throw scope.refuse(type + " pools have no counterpart, MAX and AVG have");
        };
    }

    /** Whether a window can lie in the padding alone, which ONNX Runtime refuses. */
    private static boolean isAllPadding(Attributes window) {
        int[] kernel = window.integersOr("kernel_shape", new int[0]);
        int[] pads = window.integersOr("pads", new int[0]);
        return IntStream.range(0, pads.length).anyMatch(i -> pads[i] >= kernel[i % kernel.length]);
    }
}
