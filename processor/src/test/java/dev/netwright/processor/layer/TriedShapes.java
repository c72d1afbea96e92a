package dev.netwright.processor.layer;

import dev.netwright.processor.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which kinds of tensor each layer reads, found by declaring it on all four: on what it reads, it compiles. */
final class TriedShapes {
    /** By the number of sizes, from a vector to a volume. */
    private static final List<String> SHAPES = List.of("8", "1x8", "8x8", "8x8x8", "8x8x8x8");

    private static final Map<String, String> STACKED = Map.of("Stack", "@Stack", "Unstack", "@Unstack(0)");

    private final Map<String, Set<Integer>> ranks = new TreeMap<>();
    private final Map<String, String> generated = new TreeMap<>();

    TriedShapes(List<Row> rows) {
        Map<String, String> layers = new LinkedHashMap<>(STACKED);
        rows.forEach(row -> layers.putIfAbsent(row.kind(), row.layer()));
        Sources sources = Sources.of();
        for (Map.Entry<String, String> layer : layers.entrySet()) {
            LayerKind kind = LayerKinds.shipped()
                    .of("dev.netwright.dsl." + layer.getKey())
                    .orElseThrow();
            for (String shape : SHAPES) {
                String name = layer.getKey() + "On" + shape;
                sources = sources.file(name + ".java", Sources.IMPORTS + network(name, kind, layer.getValue(), shape));
            }
        }
        Sources.Result result = sources.procOnly().options("-Xmaxerrs", "10000").compile();
        Set<String> refused = result.errors().stream()
                .map(error -> error.file().replace(".java", ""))
                .collect(Collectors.toSet());
        for (String layer : layers.keySet()) {
            for (String shape : SHAPES) {
                String name = layer + "On" + shape;
                if (!refused.contains(name)) {
                    ranks.computeIfAbsent(layer, any -> new TreeSet<>()).add(rank(shape));
                    generated.merge(
                            layer,
                            result.texts().getOrDefault(name + "Network", ""),
                            (first, second) -> first + second);
                }
            }
        }
    }

    static int rank(String shape) {
        return shape.split("x").length;
    }

    private static String network(String name, LayerKind kind, String layer, String shape) {
        List<String> reads = new ArrayList<>();
        StringBuilder text = new StringBuilder("@Network interface " + name + " {\n");
        int inputs = kind.annotation().endsWith(".Unstack") ? 2 : kind.arity().least();
        for (int index = 0; index < inputs; index++) {
            text.append(Row.input(shape, "x" + index));
            reads.add(Row.type(shape) + " x" + index);
        }
        if (kind.annotation().endsWith(".Unstack")) {
            text.append("    @Stack Tensor both(%s);\n".formatted(String.join(", ", reads)));
            reads = List.of("Tensor both");
        }
        text.append("    %s Tensor layer(%s);\n".formatted(layer, String.join(", ", reads)));
        if (kind.annotation().endsWith(".Stack")) {
            // Volumes cannot be taken apart again.
            text.append(rank(shape) == 4 ? "    @Flatten Tensor flat();\n" : "");
            text.append("    @Unstack(0) Tensor one();\n");
        }
        return text.append(kind.isHead() ? "}\n" : "    @Output Tensor out();\n}\n")
                .toString();
    }

    /** How many sizes the tensors have that the layer reads. */
    Set<Integer> ranks(String layer) {
        return ranks.getOrDefault(layer, Set.of());
    }

    /** The networks that were generated with the layer. */
    String generated(String layer) {
        return generated.getOrDefault(layer, "");
    }
}
