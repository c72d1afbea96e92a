package dev.netwright.processor.graph;

import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The input maps of any size that must have one size: what comes of them is read together while it still has a height and
 * a width. All were proven at one size at a time; those that meet as vectors alone never see each other's.
 */
public final class OpenMaps {
    private final Map<Node, Node> origins = new HashMap<>();
    private final Map<Node, Node> parents = new HashMap<>();
    private final List<Node> inputs;

    public OpenMaps(TypedGraph graph) {
        graph.nodes().forEach(this::follow);
        inputs = graph.inputs().stream().filter(origins::containsKey).toList();
    }

    private void follow(Node node) {
        if (node.layer() instanceof InputLayer input) {
            if (input.isOpen() && node.shape() instanceof Shape.Map) {
                origins.put(node, node);
            }
            return;
        }
        List<Node> read = node.inputs().stream()
                .map(origins::get)
                .filter(Objects::nonNull)
                .toList();
        read.forEach(other -> join(read.get(0), other));
        if (!read.isEmpty() && node.shape() instanceof Shape.Map) {
            origins.put(node, read.get(0));
        }
    }

    /** All inputs of any size. */
    public List<Node> inputs() {
        return inputs;
    }

    /** Inputs, two or more, that must have the same height and width. */
    public List<List<Node>> sameSizes() {
        Map<Node, List<Node>> groups = new LinkedHashMap<>();
        inputs.forEach(input ->
                groups.computeIfAbsent(root(input), root -> new ArrayList<>()).add(input));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    private void join(Node one, Node other) {
        Node root = root(other);
        Node above = root(one);
        if (root != above) {
            parents.put(root, above);
        }
    }

    private Node root(Node node) {
        Node root = node;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root;
    }
}
