package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Where one layer writes its operations: what it reads, its parameters, its names. The first node has the layer's name;
 * further ones have their operation after a colon. A tensor that the layer ends with has the layer's name too.
 */
public final class ImportScope {
    private static final String LOSS = ":loss";

    private final Graph graph;
    private final LayerImports layers;
    private final boolean training;
    private final Source source;
    private final List<String> inputs;
    private final Set<String> taken = new HashSet<>();
    private boolean frozen;
    private boolean trained;
    private String result;

    ImportScope(Graph graph, LayerImports layers, boolean training, Source source) {
        this.graph = graph;
        this.layers = layers;
        this.training = training;
        this.source = source;
        inputs = new ArrayList<>(source.inputs());
    }

    /** The layer's name. */
    public String name() {
        return source.name();
    }

    /** The tensors that the layer reads. */
    public List<String> inputs() {
        return List.copyOf(inputs);
    }

    /** The first tensor that the layer reads. */
    public String input() {
        return inputs.get(0);
    }

    /** Whether the layer trains: it drops, and uses the statistics of the batch. A frozen one never does. */
    public boolean isTraining() {
        return training && !frozen;
    }

    /** A parameter of the Deeplearning4j layer, {@code W} or {@code b}; of a frozen layer a frozen one. */
    public Parameter parameter(String key) {
        Parameter parameter = source.parameters().get(key);
        if (parameter == null) {
            throw refuse("it has no parameter " + key + ", only "
                    + source.parameters().keySet());
        }
        trained |= isTraining();
        return frozen ? parameter.frozen() : parameter;
    }

    /** Adds a parameter or a constant to the graph and returns its tensor. */
    public String weight(String part, Weight weight) {
        String tensor = free(name() + "." + part);
        graph.put(tensor, weight);
        return tensor;
    }

    /** Adds a number without dimensions to the graph and returns its tensor. */
    public String scalar(String part, double value) {
        return weight(part, Constant.number(value));
    }

    /** Adds integers to the graph and returns their tensor. */
    public String integers(String part, long... values) {
        return weight(part, Constant.integers(values));
    }

    /** Adds an integer without dimensions to the graph and returns its tensor. */
    public String index(String part, long value) {
        return weight(part, Constant.integer(value));
    }

    /** Adds a node without attributes and returns the tensor that it writes. */
    public String add(String operation, String... reads) {
        return add(operation, Attributes.none(), List.of(reads));
    }

    /** Adds a node and returns the tensor that it writes. */
    public String add(String operation, Attributes attributes, List<String> reads) {
        return add(operation, attributes, reads, 1).get(0);
    }

    /** Adds a node and returns the tensors that it writes. */
    public List<String> add(String operation, Attributes attributes, List<String> reads, int outputs) {
        String tensor = free(name() + ":" + operation);
        String node = taken.add(name()) ? name() : tensor;
        List<String> tensors = outputs == 1
                ? List.of(tensor)
                : IntStream.range(0, outputs).mapToObj(i -> tensor + ":" + i).toList();
        graph.add(new Node(node, operation, reads, tensors, attributes));
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

    /** Adds the loss of a head, where the graph trains and the head has one. */
    public void head(String logits, ILossFunction function, IActivation activation) {
        if (training) {
            Losses.of(this, function, activation).ifPresent(loss -> {
                String tensor = name() + LOSS;
                graph.add(new Node(
                        tensor,
                        loss.operation(),
                        List.of(logits, name() + ":labels"),
                        List.of(tensor),
                        Attributes.none().decimal("weight", loss.weight())));
            });
        }
    }

    /** Writes another configuration in this one's place: what it stands around. */
    public void delegate(Object configuration) {
        layers.write(configuration, this);
    }

    /** Writes another configuration in this one's place, frozen. */
    void freeze(Object configuration) {
        frozen = true;
        delegate(configuration);
    }

    /** Lets a preprocessor change what the layer reads first. */
    void preprocess(Object preprocessor) {
        delegate(preprocessor);
        inputs.set(0, result);
    }

    /** Lets a share of what the layer reads first be dropped; the random numbers are those of the layer's name. */
    void drop(double ratio) {
        String tensor = free(name() + ":Dropout");
        taken.add(name());
        graph.add(new Node(
                name(),
                "Dropout",
                List.of(input()),
                List.of(tensor),
                Attributes.none().decimal("ratio", ratio)));
        inputs.set(0, tensor);
    }

    /** Says which tensor the layer outputs: one of its nodes', or one that it passes on. */
    public void result(String tensor) {
        result = tensor;
    }

    /** Ends the layer. */
    Imported end() {
        String activation = result;
        if (activation.startsWith(name() + ":") && graph.writer(activation).isPresent()) {
            graph.rename(activation, name());
            activation = name();
        }
        return new Imported(activation, graph.writer(name() + LOSS), trained);
    }

    /**
     * The error that this layer has no counterpart, to be thrown: {@code why} says what has none, and what has.
     */
    public NoCounterpartException refuse(String why) {
        return new NoCounterpartException(why);
    }
}
