package dev.netwright.runtime.onnx;

import java.util.List;
import onnx.Onnx.NodeProto;

/**
 * A node of an ONNX graph.
 *
 * @param name as a rule the layer's
 * @param op the operator, {@code Conv}
 * @param inputs the tensors that it reads; an empty name for one that is left out
 * @param outputs the tensors that it writes, at least one; no other node writes them
 */
public record OnnxNode(String name, String op, List<String> inputs, List<String> outputs, OnnxAttributes attributes) {

    /** Copies the lists. */
    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Whether it is this operator. */
    public boolean is(String operator) {
        return op.equals(operator);
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
    public OnnxNode reading(List<String> others) {
        return new OnnxNode(name, op, others, outputs, attributes);
    }

    /** The same node writing others. */
    public OnnxNode writing(List<String> others) {
        return new OnnxNode(name, op, inputs, others, attributes);
    }

    /** The same node with other attributes. */
    public OnnxNode with(OnnxAttributes others) {
        return new OnnxNode(name, op, inputs, outputs, others);
    }

    NodeProto proto() {
        return NodeProto.newBuilder()
                .setName(name)
                .setOpType(op)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(attributes.protos())
                .build();
    }
}
