package dev.netwright.engine.reference;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import dev.netwright.engine.operation.Operation;
import dev.netwright.engine.operation.Operations;
import dev.netwright.engine.operation.Shapes;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.operation.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph operation by operation, in double precision or as if in single. Immutable; the graph must not change while it
 * is in use.
 *
 * <pre>{@code
 * ForwardPass pass = Reference.of(graph).training(seed).forward(Map.of("x", x), parameters);
 * double[] gradient = pass.backward(Map.of("loss", one)).parameters();
 * }</pre>
 */
public final class Reference {
    private final Graph graph;
    private final boolean isSingle;
    private final boolean isTraining;
    private final long seed;

    private Reference(Graph graph, boolean isSingle, boolean isTraining, long seed) {
        this.graph = graph;
        this.isSingle = isSingle;
        this.isTraining = isTraining;
        this.seed = seed;
    }

    /** Predicts with a graph, in double precision. */
    public static Reference of(Graph graph) {
        return new Reference(graph, false, false, 0);
    }

    /** The same in training: dropout draws from the seed, batch normalisation uses the batch's own statistics. */
    public Reference training(long seed) {
        return new Reference(graph, isSingle, true, seed);
    }

    /** The same with what is given and each operation's result, each gradient too, rounded to float. */
    public Reference float32() {
        return new Reference(graph, true, isTraining, seed);
    }

    /**
     * Computes all tensors that the outputs of the graph need.
     *
     * @param inputs the inputs of the graph by name
     * @param parameters the flat array that the graph's parameters stand in
     * @throws GraphException if an input is missing, the flat array is too short, or a node cannot be: one line
     */
    public ForwardPass forward(Map<String, Tensor> inputs, double[] parameters) {
        Map<String, Shape> sizes = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> sizes.put(name, tensor.shape()));
        Shapes shapes = Shapes.of(graph, sizes);
        Map<String, Tensor> tensors = new HashMap<>();
        inputs.forEach((name, tensor) -> tensors.put(name, taken(tensor)));
        graph.weights().forEach((name, weight) -> tensors.put(name, taken(read(weight, parameters))));
        List<Step> steps = new ArrayList<>();
        for (Node node : shapes.nodes()) {
            steps.add(step(shapes.signature(node, isTraining, seed), tensors));
        }
        return new ForwardPass(graph, steps, tensors, parameters.length, isSingle);
    }

    private Step step(Signature signature, Map<String, Tensor> tensors) {
        Node node = signature.node();
        Operation operation = Operations.of(node);
        Tensor[] inputs = node.inputs().stream().map(tensors::get).toArray(Tensor[]::new);
        Tensor[] outputs =
                operation.shapes(signature).stream().map(Tensor::zeros).toArray(Tensor[]::new);
        operation.forward(signature, inputs, outputs);
        for (int i = 0; i < outputs.length; i++) {
            if (isSingle) {
                round(outputs[i]);
            }
            if (i < node.outputs().size() && !node.outputs().get(i).isEmpty()) {
                tensors.put(node.outputs().get(i), outputs[i]);
            }
        }
        return new Step(operation, signature, inputs, outputs);
    }

    private static Tensor read(Weight weight, double[] parameters) {
        double[] values = new double[weight.shape().elements()];
        if (weight instanceof Constant constant) {
            float[] numbers = constant.isInteger() ? null : constant.numbers();
            long[] integers = constant.isInteger() ? constant.integers() : null;
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers == null ? integers[i] : numbers[i];
            }
        } else if (weight instanceof Parameter parameter) {
            long[] places = parameter.places();
            for (int i = 0; i < values.length; i++) {
                if (places[i] >= parameters.length) {
                    throw new GraphException("the parameter " + parameter + " needs number " + places[i]
                            + " of a flat array of " + parameters.length);
                }
                values[i] = parameters[(int) places[i]];
            }
        }
        return new Tensor(weight.shape(), values);
    }

    private Tensor taken(Tensor tensor) {
        Tensor copy = new Tensor(tensor.shape(), tensor.values().clone());
        if (isSingle) {
            round(copy);
        }
        return copy;
    }

    static void round(Tensor tensor) {
        double[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
    }
}
