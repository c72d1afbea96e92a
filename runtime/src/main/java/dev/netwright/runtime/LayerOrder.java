package dev.netwright.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The layers of a network in the order in which its graph computes them. */
final class LayerOrder {

    private LayerOrder() {}

    /** @param groups each layer at least once, in any order */
    static List<NetworkLayer> of(ComputationGraph graph, NetworkLayer[][] groups) {
        Map<String, NetworkLayer> layers = new LinkedHashMap<>();
        for (NetworkLayer[] group : groups) {
            for (NetworkLayer layer : group) {
                layers.putIfAbsent(layer.id(), layer);
            }
        }
        List<String> names = new ArrayList<>(graph.getConfiguration().getNetworkInputs());
        names.addAll(graph.getConfiguration().getVertices().keySet());
        return names.stream().filter(layers::containsKey).map(layers::get).toList();
    }

    /**
     * The names of the layers that a layer reads, in order. A layer may take several vertices: what these read is looked
     * through, and counts once.
     *
     * @param layers the names of all layers
     */
    static List<String> reads(ComputationGraph graph, Set<String> layers, String layer) {
        List<String> reads = new ArrayList<>();
        for (String vertex : graph.getConfiguration().getVertexInputs().getOrDefault(layer, List.of())) {
            if (layers.contains(vertex)) {
                reads.add(vertex);
            } else {
                reads(graph, layers, vertex).stream()
                        .filter(read -> !reads.contains(read))
                        .forEach(reads::add);
            }
        }
        return reads;
    }

    /**
     * The place of a layer.
     *
     * @throws IllegalArgumentException if it is none of this network
     */
    static int place(Architecture architecture, ComputationGraph graph, NetworkLayer layer) {
        int[] order = graph.topologicalSortOrder();
        for (int i = 0; i < order.length; i++) {
            if (graph.getVertices()[order[i]].getVertexName().equals(layer.id())) {
                return i;
            }
        }
        throw new IllegalArgumentException(architecture.name() + " has no layer " + layer.id());
    }
}
