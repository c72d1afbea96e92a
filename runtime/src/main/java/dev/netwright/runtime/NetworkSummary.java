package dev.netwright.runtime;

import dev.netwright.runtime.training.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network as a table, a row for each layer. */
final class NetworkSummary {
    private static final List<String> HEADINGS =
            List.of("layer", "kind", "reads", "shape", "parameters", "multiply-adds");
    private static final int FIRST_NUMBER = 4;

    private NetworkSummary() {}

    static String of(Architecture architecture, ComputationGraph graph, List<NetworkLayer> layers) {
        Set<String> names = layers.stream().map(NetworkLayer::id).collect(Collectors.toSet());
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        long multiplyAdds = 0;
        for (NetworkLayer layer : layers) {
            LayerFacts facts = layer.facts();
            multiplyAdds += facts.multiplyAdds();
            rows.add(List.of(
                    facts.id(),
                    facts.kind(),
                    reads(facts.id(), LayerOrder.reads(graph, names, facts.id())),
                    facts.shape().toString(),
                    number(facts.params()),
                    number(facts.multiplyAdds())));
        }
        rows.add(List.of("total", "", "", "", grouped(params(layers)), grouped(multiplyAdds)));
        return architecture.name() + "\n" + TextTable.of(rows, FIRST_NUMBER);
    }

    static String line(Architecture architecture, List<NetworkLayer> layers) {
        return NetworkDescription.of(architecture) + ", " + grouped(params(layers)) + " parameters";
    }

    private static long params(List<NetworkLayer> layers) {
        return layers.stream().mapToLong(NetworkLayer::params).sum();
    }

    /** A layer beside it in its block goes without the block's name. */
    private static String reads(String layer, List<String> reads) {
        String block = layer.substring(0, layer.lastIndexOf('/') + 1);
        return reads.stream()
                .map(id -> !block.isEmpty() && id.startsWith(block) ? id.substring(block.length()) : id)
                .collect(Collectors.joining(", "));
    }

    private static String number(long value) {
        return value == 0 ? "" : grouped(value);
    }

    private static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
