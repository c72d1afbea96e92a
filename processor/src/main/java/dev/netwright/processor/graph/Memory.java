package dev.netwright.processor.graph;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Bytes of float32 activations that one example needs. */
public record Memory(long training, long inference) {
    private static final long BYTES = Float.BYTES;

    /**
     * @return for training every layer's output, kept for the backward pass; for inference the most alive at once
     *     where an output is dropped after its last reader
     */
    public static Memory of(TypedGraph graph) {
        List<Node> nodes = graph.nodes();
        Map<Node, Integer> lastReader = new HashMap<>();
        for (int index = 0; index < nodes.size(); index++) {
            lastReader.put(nodes.get(index), nodes.size());
            for (Node input : nodes.get(index).inputs()) {
                lastReader.put(input, index);
            }
        }
        graph.heads().forEach(head -> lastReader.put(head, nodes.size()));
        long all = 0;
        long alive = 0;
        long most = 0;
        for (int index = 0; index < nodes.size(); index++) {
            Node node = nodes.get(index);
            long bytes = bytes(node);
            all = Math.addExact(all, bytes);
            alive = Math.addExact(alive, bytes);
            most = Math.max(most, alive);
            for (Node input : new LinkedHashSet<>(node.inputs())) {
                if (lastReader.get(input) == index) {
                    alive -= bytes(input);
                }
            }
        }
        return new Memory(all, most);
    }

    private static long bytes(Node node) {
        return Math.multiplyExact(BYTES * node.stacked(), node.shape().elements());
    }
}
