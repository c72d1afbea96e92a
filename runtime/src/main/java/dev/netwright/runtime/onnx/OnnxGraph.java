package dev.netwright.runtime.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph of ONNX nodes while it is written. Each tensor is an input, a weight or the output of one node, and known by
 * its name. The order of the nodes does not matter until {@link #sorted()}.
 */
public final class OnnxGraph {
    private final List<String> inputs;
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, OnnxWeight> weights = new LinkedHashMap<>();
    private final Map<String, OnnxNode> nodes = new LinkedHashMap<>();
    private final Map<String, OnnxNode> writers = new HashMap<>();
    private final Map<String, Set<OnnxNode>> readers = new HashMap<>();

    OnnxGraph(List<String> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /** The nodes, as they were added. */
    public List<OnnxNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The tensors that the graph outputs. */
    public List<String> outputs() {
        return List.copyOf(outputs);
    }

    /** Adds a node. */
    public void add(OnnxNode node) {
        nodes.put(node.output(), node);
        node.outputs().forEach(output -> writers.put(output, node));
        node.inputs()
                .forEach(input -> readers.computeIfAbsent(input, key -> new LinkedHashSet<>())
                        .add(node));
    }

    /** Takes a node out. */
    public void remove(OnnxNode node) {
        nodes.remove(node.output(), node);
        node.outputs().forEach(output -> writers.remove(output, node));
        node.inputs().forEach(input -> readers.getOrDefault(input, Set.of()).remove(node));
    }

    /** The node that writes a tensor; none writes inputs and weights. */
    public Optional<OnnxNode> writer(String tensor) {
        return Optional.ofNullable(writers.get(tensor));
    }

    /** The nodes that read a tensor. */
    public List<OnnxNode> readers(String tensor) {
        return List.copyOf(readers.getOrDefault(tensor, Set.of()));
    }

    /** The one node that reads a tensor, if there is just one and the graph does not put the tensor out. */
    public Optional<OnnxNode> onlyReader(String tensor) {
        List<OnnxNode> all = readers(tensor);
        return all.size() == 1 && !outputs.contains(tensor) ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Lets everything that reads {@code tensor}, the graph's outputs too, read {@code other}. */
    public void readInstead(String tensor, String other) {
        for (OnnxNode reader : readers(tensor)) {
            remove(reader);
            add(reader.reading(reader.inputs().stream()
                    .map(input -> input.equals(tensor) ? other : input)
                    .toList()));
        }
        outputs.replaceAll(output -> output.equals(tensor) ? other : output);
    }

    /** Adds a constant. */
    public void put(String tensor, OnnxWeight weight) {
        weights.put(tensor, weight);
    }

    /** The constant of that name, if the tensor is one. */
    public Optional<OnnxWeight> weight(String tensor) {
        return Optional.ofNullable(weights.get(tensor));
    }

    /** Says which tensors the graph outputs. */
    void putOut(List<String> tensors) {
        outputs.addAll(tensors);
    }

    /**
     * Names the outputs of the graph. A tensor takes its name where nothing forbids it, so that no node has to copy it.
     */
    void nameOutputs(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String tensor = outputs.get(i);
            if (tensor.equals(name)) {
                continue;
            }
            // A tensor that has a head's name already is that head.
            if (writer(tensor).isPresent() && !names.contains(tensor)) {
                rename(tensor, name);
            } else {
                add(new OnnxNode(name, "Identity", List.of(tensor), List.of(name), OnnxAttributes.none()));
                outputs.set(i, name);
            }
        }
    }

    /** Gives a tensor that a node writes another name. */
    void rename(String tensor, String name) {
        OnnxNode writer = writers.get(tensor);
        remove(writer);
        add(writer.writing(writer.outputs().stream()
                .map(output -> output.equals(tensor) ? name : output)
                .toList()));
        readInstead(tensor, name);
    }

    /** What the outputs need, each node after those that it reads. */
    List<OnnxNode> sorted() {
        List<OnnxNode> order = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>(inputs);
        List<OnnxNode> open = new ArrayList<>();
        for (String output : outputs) {
            writer(output).ifPresent(open::add);
            while (!open.isEmpty()) {
                OnnxNode node = open.get(open.size() - 1);
                Optional<OnnxNode> missing = node.inputs().stream()
                        .filter(input -> !done.contains(input))
                        .flatMap(input -> writer(input).stream())
                        .findFirst();
                if (missing.isPresent()) {
                    open.add(missing.get());
                    continue;
                }
                open.remove(open.size() - 1);
                if (done.addAll(node.outputs())) {
                    order.add(node);
                }
            }
        }
        return order;
    }
}
