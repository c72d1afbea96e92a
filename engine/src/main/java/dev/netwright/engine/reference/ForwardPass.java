package dev.netwright.engine.reference;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.operation.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a graph computed from some inputs: every tensor by name. */
public final class ForwardPass {
    private final Graph graph;
    private final List<Step> steps;
    private final Map<String, Tensor> tensors;
    private final int flat;
    private final boolean isSingle;

    ForwardPass(Graph graph, List<Step> steps, Map<String, Tensor> tensors, int flat, boolean isSingle) {
        this.graph = graph;
        this.steps = steps;
        this.tensors = tensors;
        this.flat = flat;
        this.isSingle = isSingle;
    }

    /**
     * A tensor: an input, a weight, or what a node wrote; its numbers are not copied.
     *
     * @throws GraphException if the outputs of the graph do not need a tensor of that name
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new GraphException(name + " is no tensor that the outputs of the graph need");
        }
        return tensor;
    }

    /**
     * The gradients at everything before some tensors.
     *
     * @param given the gradients at these tensors, by name
     * @throws GraphException if one has another shape than its tensor
     */
    public Gradients backward(Map<String, Tensor> given) {
        Map<String, Tensor> gradients = new HashMap<>();
        given.forEach((name, gradient) -> {
            if (!tensor(name).shape().equals(gradient.shape())) {
                throw new GraphException(
                        "the gradient at " + name + " must be " + tensor(name).shape() + ", got " + gradient.shape());
            }
            gradients.put(name, new Tensor(gradient.shape(), gradient.values().clone()));
        });
        for (int i = steps.size() - 1; i >= 0; i--) {
            backward(steps.get(i), gradients);
        }
        return new Gradients(this, gradients, flat(gradients));
    }

    private void backward(Step step, Map<String, Tensor> gradients) {
        Node node = step.signature().node();
        Tensor[] given = new Tensor[step.outputs().length];
        for (int i = 0; i < node.outputs().size(); i++) {
            given[i] = gradients.get(node.outputs().get(i));
        }
        if (Arrays.stream(given).allMatch(Objects::isNull)) {
            return;
        }
        Tensor[] wanted = node.inputs().stream()
                .map(input -> isWanted(input)
                        ? gradients.computeIfAbsent(
                                input, name -> Tensor.zeros(tensor(name).shape()))
                        : null)
                .toArray(Tensor[]::new);
        step.operation().backward(step.signature(), step.inputs(), step.outputs(), given, wanted);
        if (isSingle) {
            Arrays.stream(wanted).filter(Objects::nonNull).forEach(Reference::round);
        }
    }

    private boolean isWanted(String input) {
        return !input.isEmpty()
                && graph.weight(input)
                        .map(weight -> weight instanceof Parameter parameter && parameter.isTrained())
                        .orElse(true);
    }

    private double[] flat(Map<String, Tensor> gradients) {
        double[] all = new double[flat];
        graph.weights().forEach((name, weight) -> {
            if (weight instanceof Parameter parameter && parameter.isTrained() && gradients.containsKey(name)) {
                long[] places = parameter.places();
                for (int i = 0; i < places.length; i++) {
                    all[(int) places[i]] += gradients.get(name).values()[i];
                }
            }
        });
        return all;
    }
}
