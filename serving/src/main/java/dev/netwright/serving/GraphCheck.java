package dev.netwright.serving;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Holds what the description of a file says against its graph: another tool may have changed one of the two. */
final class GraphCheck {
    /** What ONNX Runtime says of a size that the graph leaves open. */
    private static final long OPEN = -1;

    private static final String ANY = "any";

    private GraphCheck() {}

    /** @throws IllegalArgumentException if names, types, ranks or sizes differ; the message is half a sentence */
    static void require(ModelDescription model, Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs) {
        List<String> names = new ArrayList<>();
        for (ModelInput input : model.inputs()) {
            names.add(input.name());
        }
        requireNames("inputs", names, inputs);
        names.clear();
        for (ModelOutput output : model.outputs()) {
            names.add(output.name());
        }
        requireNames("outputs", names, outputs);
        for (ModelInput input : model.inputs()) {
            requireTensor("input " + input.name(), input.dimensions(), inputs.get(input.name()), true);
        }
        for (ModelOutput output : model.outputs()) {
            requireTensor("output " + output.name(), output.dimensions(), outputs.get(output.name()), false);
        }
    }

    private static void requireNames(String what, List<String> described, Map<String, NodeInfo> graph) {
        if (described.size() != graph.size() || !new HashSet<>(described).equals(graph.keySet())) {
            throw mismatch(what + " " + described, what + " " + graph.keySet());
        }
    }

    /** An output's sizes ONNX Runtime infers too, so it may know one that is described as open. */
    private static void requireTensor(String what, List<Dimension> described, NodeInfo graph, boolean isInput) {
        if (!(graph.getInfo() instanceof TensorInfo tensor)) {
            throw mismatch(what + " " + text(described), "no tensor of that name");
        }
        long[] shape = tensor.getShape();
        boolean fits = tensor.type == OnnxJavaType.FLOAT
                && shape.length == described.size() + 1
                && (shape[0] == OPEN || !isInput);
        for (int i = 0; fits && i < described.size(); i++) {
            Dimension dimension = described.get(i);
            fits = dimension.isOpen() ? shape[i + 1] == OPEN || !isInput : shape[i + 1] == dimension.size();
        }
        if (!fits) {
            throw mismatch(what + " " + text(described), text(shape) + " of " + tensor.type);
        }
    }

    private static String text(List<Dimension> described) {
        List<String> sizes = new ArrayList<>(List.of(ANY));
        described.forEach(dimension -> sizes.add(dimension.isOpen() ? ANY : dimension.toString()));
        return sizes + " of FLOAT";
    }

    private static String text(long[] shape) {
        List<String> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size == OPEN ? ANY : String.valueOf(size));
        }
        return sizes.toString();
    }

    private static IllegalArgumentException mismatch(String described, String graph) {
        return new IllegalArgumentException("its description does not match its graph: it describes " + described
                + ", and the graph has " + graph + "; export it again");
    }
}
