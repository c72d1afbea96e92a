package dev.netwright.runtime.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where one layer writes its ONNX nodes: what it reads, its parameters, its names. The first node has the layer's name;
 * further ones have their operator after a colon. A tensor that the layer ends with has the layer's name too.
 */
public final class OnnxScope {
    private final OnnxGraph graph;
    private final OnnxLayers layers;
    private final String name;
    private final List<String> inputs;
    private final Map<String, INDArray> parameters;
    private final Function<String, OnnxException> refusal;
    private final Set<String> taken = new HashSet<>();
    private String result;

    OnnxScope(
            OnnxGraph graph,
            OnnxLayers layers,
            String name,
            List<String> inputs,
            Map<String, INDArray> parameters,
            Function<String, OnnxException> refusal) {
        this.graph = graph;
        this.layers = layers;
        this.name = name;
        this.inputs = new ArrayList<>(inputs);
        this.parameters = parameters;
        this.refusal = refusal;
    }

    /** The layer's name. */
    public String name() {
        return name;
    }

    /** The tensors that the layer reads. */
    public List<String> inputs() {
        return List.copyOf(inputs);
    }

    /** The first tensor that the layer reads. */
    public String input() {
        return inputs.get(0);
    }

    /** A parameter of the Deeplearning4j layer, {@code W} or {@code b}. */
    public INDArray parameter(String key) {
        INDArray parameter = parameters.get(key);
        if (parameter == null) {
            throw refuse("it has no parameter " + key + ", only " + parameters.keySet());
        }
        return parameter;
    }

    /** Adds numbers to the model and returns their tensor. */
    public String weight(String part, INDArray values) {
        return constant(part, OnnxWeight.of(values));
    }

    /** Adds a number without dimensions to the model and returns its tensor. */
    public String scalar(String part, double value) {
        return constant(part, OnnxWeight.scalar(Nd4j.scalar((float) value)));
    }

    /** Adds integers to the model and returns their tensor. */
    public String integers(String part, long... values) {
        return constant(part, OnnxWeight.of(values));
    }

    /** Adds an integer without dimensions to the model and returns its tensor. */
    public String index(String part, long value) {
        return constant(part, OnnxWeight.scalar(value));
    }

    private String constant(String part, OnnxWeight weight) {
        String tensor = free(name + "." + part);
        graph.put(tensor, weight);
        return tensor;
    }

    /** Adds a node without attributes and returns the tensor that it writes. */
    public String add(String op, String... reads) {
        return add(op, OnnxAttributes.none(), List.of(reads));
    }

    /** Adds a node and returns the tensor that it writes. */
    public String add(String op, OnnxAttributes attributes, List<String> reads) {
        return add(op, attributes, reads, 1).get(0);
    }

    /** Adds a node and returns the tensors that it writes. */
    public List<String> add(String op, OnnxAttributes attributes, List<String> reads, int outputs) {
        String tensor = free(name + ":" + op);
        String node = taken.add(name) ? name : tensor;
        List<String> tensors = outputs == 1
                ? List.of(tensor)
                : IntStream.range(0, outputs).mapToObj(i -> tensor + ":" + i).toList();
        graph.add(new OnnxNode(node, op, reads, tensors, attributes));
        return tensors;
    }

    private String free(String wanted) {
        String free = wanted;
        for (int i = 2; !taken.add(free); i++) {
            free = wanted + i;
        }
        return free;
    }

    /** Adds the nodes of an activation function and returns the tensor that they write. */
    public String activated(String tensor, IActivation activation) {
        return Activations.apply(this, tensor, activation);
    }

    /** Exports another configuration in this one's place: what it stands around. */
    public void delegate(Object configuration) {
        layers.export(configuration, this);
    }

    /** Lets a preprocessor change what the layer reads first. */
    void preprocessed(Object preprocessor) {
        delegate(preprocessor);
        inputs.set(0, result);
    }

    /** Says which tensor the layer outputs: one of its nodes', or one that it passes on. */
    public void result(String tensor) {
        result = tensor;
    }

    /** Ends the layer, {@return the tensor that it outputs} */
    String end() {
        if (!result.startsWith(name + ":") || graph.writer(result).isEmpty()) {
            return result;
        }
        graph.rename(result, name);
        return name;
    }

    /**
     * The error that this layer cannot be exported, to be thrown: {@code why} says what has no counterpart, and what has.
     */
    public OnnxException refuse(String why) {
        return refusal.apply(why);
    }
}
