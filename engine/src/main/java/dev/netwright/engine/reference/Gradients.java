package dev.netwright.engine.reference;

import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.operation.Tensor;
import java.util.Map;

/** The gradients of one backward pass. */
public final class Gradients {
    private final ForwardPass pass;
    private final Map<String, Tensor> gradients;
    private final double[] parameters;

    Gradients(ForwardPass pass, Map<String, Tensor> gradients, double[] parameters) {
        this.pass = pass;
        this.gradients = gradients;
        this.parameters = parameters;
    }

    /** Those of all trained parameters, as they stand in the flat array; 0 elsewhere. */
    public double[] parameters() {
        return parameters.clone();
    }

    /**
     * That at a tensor of the forward pass; zeros where none arrived.
     *
     * @throws GraphException if there is no tensor of that name
     */
    public Tensor at(String tensor) {
        Tensor zeros = Tensor.zeros(pass.tensor(tensor).shape());
        return gradients.getOrDefault(tensor, zeros);
    }
}
