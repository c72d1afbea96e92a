package dev.netwright.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph of operations while it is written. Each tensor is an input, a weight or the output of one node, and known by its
 * name. The order of the nodes does not matter until {@link #sorted}. Sizes are not part of it: the same graph serves
 * every batch.
 */
public final class Graph {
    private final List<String> inputs;
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, Weight> weights = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> writers = new HashMap<>();
    private final Map<String, Set<Node>> readers = new HashMap<>();

    /** A graph of these inputs and nothing else. */
    public Graph(List<String> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /** The tensors that are given from outside. */
    public List<String> inputs() {
        return inputs;
    }

    /** The nodes, as they were added. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The tensors that the graph outputs. */
    public List<String> outputs() {
        return List.copyOf(outputs);
    }

    /** The weights by name. */
    public Map<String, Weight> weights() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** Adds a node. */
    public void add(Node node) {
        nodes.put(node.output(), node);
        node.outputs().forEach(output -> writers.put(output, node));
        node.inputs()
                .forEach(input -> readers.computeIfAbsent(input, key -> new LinkedHashSet<>())
                        .add(node));
    }

    /** Takes a node out. */
    public void remove(Node node) {
        nodes.remove(node.output(), node);
        node.outputs().forEach(output -> writers.remove(output, node));
        node.inputs().forEach(input -> readers.getOrDefault(input, Set.of()).remove(node));
    }

    /** The node that writes a tensor; none writes inputs and weights. */
    public Optional<Node> writer(String tensor) {
        return Optional.ofNullable(writers.get(tensor));
    }

    /** The nodes that read a tensor. */
    public List<Node> readers(String tensor) {
        return List.copyOf(readers.getOrDefault(tensor, Set.of()));
    }

    /** The one node that reads a tensor, if there is just one and the graph does not output the tensor. */
    public Optional<Node> onlyReader(String tensor) {
        List<Node> all = readers(tensor);
        return all.size() == 1 && !outputs.contains(tensor) ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Lets everything that reads {@code tensor}, the graph's outputs too, read {@code other}. */
    public void readInstead(String tensor, String other) {
        for (Node reader : readers(tensor)) {
            remove(reader);
            add(reader.reading(reader.inputs().stream()
                    .map(input -> input.equals(tensor) ? other : input)
                    .toList()));
        }
        outputs.replaceAll(output -> output.equals(tensor) ? other : output);
    }

    /** Gives a tensor that a node writes another name. */
    public void rename(String tensor, String name) {
        Node writer = writers.get(tensor);
        remove(writer);
        add(writer.writing(writer.outputs().stream()
                .map(output -> output.equals(tensor) ? name : output)
                .toList()));
        readInstead(tensor, name);
    }

    /** Adds a weight. */
    public void put(String tensor, Weight weight) {
        weights.put(tensor, weight);
    }

    /** The weight of that name, if the tensor is one. */
    public Optional<Weight> weight(String tensor) {
        return Optional.ofNullable(weights.get(tensor));
    }

    /** Adds tensors to those that the graph outputs. */
    public void output(Collection<String> tensors) {
        outputs.addAll(tensors);
    }

    /** Puts other tensors in the place of those that the graph outputs, in the same order. */
    public void outputInstead(List<String> tensors) {
        outputs.clear();
        outputs.addAll(tensors);
    }

    /** What the outputs need, each node after those that it reads. */
    public List<Node> sorted() {
        return sorted(outputs);
    }

    /**
     * What some tensors need, each node after those that it reads.
     *
     * @throws GraphException if nodes read each other in a circle
     */
    public List<Node> sorted(Collection<String> tensors) {
        List<Node> order = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>(inputs);
        List<Node> open = new ArrayList<>();
        Set<Node> path = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String output : tensors) {
            writer(output).ifPresent(open::add);
            while (!open.isEmpty()) {
                Node node = open.get(open.size() - 1);
                Optional<Node> missing = node.inputs().stream()
                        .filter(input -> !input.isEmpty() && !done.contains(input))
                        .flatMap(input -> writer(input).stream())
                        .findFirst();
                if (missing.isPresent()) {
                    path.add(node);
                    if (path.contains(missing.get())) {
                        throw new GraphException(missing.get() + ": reads what it writes, through " + node);
                    }
                    open.add(missing.get());
                    continue;
                }
                open.remove(open.size() - 1);
                path.remove(node);
                if (done.addAll(node.outputs())) {
                    order.add(node);
                }
            }
        }
        return order;
    }
}
