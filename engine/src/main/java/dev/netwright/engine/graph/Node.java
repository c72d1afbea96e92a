package dev.netwright.engine.graph;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param name as a rule the layer's
 * @param operation ONNX's name of it, {@code Conv}
 * @param inputs the tensors that it reads; an empty name for one that is left out
 * @param outputs the tensors that it writes, at least one; no other node writes them
 * @param attributes its settings
 */
public record Node(String name, String operation, List<String> inputs, List<String> outputs, Attributes attributes) {

    /** Copies the lists. */
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Whether it is this operation. */
    public boolean is(String other) {
        return operation.equals(other);
    }

    /** The first tensor that it reads. */
    public String input() {
        return inputs.get(0);
    }

    /** The first tensor that it writes. */
    public String output() {
        return outputs.get(0);
    }

    /** The same node reading others. */
    public Node reading(List<String> others) {
        return new Node(name, operation, others, outputs, attributes);
    }

    /** The same node writing others. */
    public Node writing(List<String> others) {
        return new Node(name, operation, inputs, others, attributes);
    }

    /** The same node with other attributes. */
    public Node with(Attributes others) {
        return new Node(name, operation, inputs, outputs, others);
    }

    @Override
    public String toString() {
        return name + " (" + operation + ")";
    }
}
