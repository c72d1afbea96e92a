package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.graph.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of all tensors that the outputs of a graph need, for given shapes of its inputs. Immutable. */
public final class Shapes {
    private final Graph graph;
    private final List<Node> nodes;
    private final Map<String, Shape> all = new LinkedHashMap<>();

    private Shapes(Graph graph) {
        this.graph = graph;
        this.nodes = List.copyOf(graph.sorted());
    }

    /**
     * Infers them; the graph must not change afterwards.
     *
     * @param inputs the shape of each input of the graph, and nothing else
     * @throws GraphException if a shape is missing, or a node cannot be: one line that names the node and what would fit
     */
    public static Shapes of(Graph graph, Map<String, Shape> inputs) {
        Shapes shapes = new Shapes(graph);
        for (String input : graph.inputs()) {
            if (!inputs.containsKey(input)) {
                throw new GraphException("the input " + input + " has no shape");
            }
        }
        for (String input : inputs.keySet()) {
            if (!graph.inputs().contains(input)) {
                throw new GraphException(input + " is no input of the graph, which has " + graph.inputs());
            }
        }
        shapes.all.putAll(inputs);
        for (Map.Entry<String, Weight> weight : graph.weights().entrySet()) {
            shapes.all.put(weight.getKey(), weight.getValue().shape());
        }
        shapes.nodes.forEach(shapes::infer);
        for (String output : graph.outputs()) {
            if (!shapes.all.containsKey(output)) {
                throw new GraphException("the graph outputs " + output + ", which nothing writes");
            }
        }
        return shapes;
    }

    private void infer(Node node) {
        Operation operation = Operations.of(node);
        Signature signature = signature(node, false, 0);
        List<Shape> made = shapes(operation, signature);
        if (node.outputs().size() > made.size()) {
            throw signature.refuse("has " + node.outputs().size() + " outputs, but the operation has " + made.size());
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            String output = node.outputs().get(i);
            if (!output.isEmpty() && all.put(output, made.get(i)) != null) {
                throw signature.refuse("writes " + output + ", which is written already");
            }
        }
    }

    private static List<Shape> shapes(Operation operation, Signature signature) {
        for (String attribute : signature.attributes().values().keySet()) {
            if (!operation.attributes().contains(attribute)) {
                throw signature.refuse("knows no attribute " + attribute);
            }
        }
        try {
            return operation.shapes(signature);
        } catch (GraphException fault) {
            boolean namesNode = fault.getMessage().startsWith(signature.node().toString());
            throw namesNode ? fault : signature.refuse(fault.getMessage());
        }
    }

    /** The shape of a tensor. */
    public Shape shape(String tensor) {
        Shape shape = all.get(tensor);
        if (shape == null) {
            throw new GraphException(tensor + " is no tensor that the outputs of the graph need");
        }
        return shape;
    }

    /** All of them: of inputs, weights, and what nodes write. */
    public Map<String, Shape> all() {
        return Collections.unmodifiableMap(all);
    }

    /** The nodes that the outputs need, each after those that it reads. */
    public List<Node> nodes() {
        return nodes;
    }

    /** What an operation is told of one of these nodes. */
    public Signature signature(Node node, boolean training, long seed) {
        List<Shape> shapes = new ArrayList<>();
        List<Constant> constants = new ArrayList<>();
        for (String input : node.inputs()) {
            if (!input.isEmpty() && !all.containsKey(input)) {
                throw new GraphException(node + ": reads " + input + ", which nothing writes");
            }
            shapes.add(all.get(input));
            constants.add(graph.weight(input).orElse(null) instanceof Constant constant ? constant : null);
        }
        return new Signature(
                node, Collections.unmodifiableList(shapes), Collections.unmodifiableList(constants), training, seed);
    }
}
