package dev.netwright.processor.graph;

import dev.netwright.processor.layer.InputLayer;
import dev.netwright.processor.layer.Stack;
import dev.netwright.processor.layer.Unstack;
import dev.netwright.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The sequences of a network whose number of steps is open: which they are, and which inputs cannot be of different steps,
 * since what comes of them is read together.
 */
public final class OpenSequences {
    /** For each sequence of open steps, the input that each of its stacked batches has its steps from. */
    private final Map<Node, List<Node>> origins = new HashMap<>();

    private final Map<Node, Node> sameLengths = new HashMap<>();
    private final Map<Node, Node> sameSteps = new HashMap<>();
    private final List<Node> inputs;

    public OpenSequences(TypedGraph graph) {
        graph.nodes().forEach(this::follow);
        inputs = graph.inputs().stream().filter(this::isOpen).toList();
    }

    private void follow(Node node) {
        if (node.layer() instanceof InputLayer input) {
            if (input.isOpen() && node.shape() instanceof Shape.Sequence) {
                origins.put(node, List.of(node));
            }
            return;
        }
        List<List<Node>> read = node.inputs().stream()
                .map(origins::get)
                .filter(Objects::nonNull)
                .toList();
        if (read.isEmpty()) {
            return;
        }
        boolean isStack = node.layer() instanceof Stack;
        for (List<Node> other : read) {
            for (int part = 0; part < other.size(); part++) {
                join(sameSteps, read.get(0).get(0), other.get(part));
                if (!isStack) {
                    join(sameLengths, read.get(0).get(part), other.get(part));
                }
            }
        }
        if (node.shape() instanceof Shape.Sequence) {
            if (isStack) {
                origins.put(node, read.stream().flatMap(List::stream).toList());
            } else if (node.layer() instanceof Unstack unstack) {
                origins.put(node, List.of(read.get(0).get(unstack.index())));
            } else {
                origins.put(node, read.get(0));
            }
        }
    }

    /** The inputs of open steps. */
    public List<Node> inputs() {
        return inputs;
    }

    /** Whether it is a sequence of open steps. */
    public boolean isOpen(Node node) {
        return origins.containsKey(node);
    }

    /** Whether it reads a sequence of open steps. */
    public boolean readsOpen(Node node) {
        return node.inputs().stream().anyMatch(this::isOpen);
    }

    /** Inputs, two or more, whose examples must be equally long, one by one. */
    public List<List<Node>> sameLengths() {
        return groups(sameLengths);
    }

    /** Inputs, two or more, that must be padded to the same number of steps. */
    public List<List<Node>> sameSteps() {
        return groups(sameSteps);
    }

    private List<List<Node>> groups(Map<Node, Node> parents) {
        Map<Node, List<Node>> groups = new LinkedHashMap<>();
        inputs.forEach(input -> groups.computeIfAbsent(root(parents, input), root -> new ArrayList<>())
                .add(input));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static void join(Map<Node, Node> parents, Node one, Node other) {
        Node root = root(parents, other);
        Node above = root(parents, one);
        if (root != above) {
            parents.put(root, above);
        }
    }

    private static Node root(Map<Node, Node> parents, Node node) {
        Node root = node;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root;
    }
}
