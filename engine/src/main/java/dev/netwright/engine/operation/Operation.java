package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;
import java.util.Set;

/**
 * One operation of the closed set {@link Operations#ALL}: ONNX's, by name, attributes and layouts, as in opset 17. Stateless.
 */
public interface Operation {

    /** ONNX's name, {@code Conv}: that of the class. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The attributes that it knows; a node with another one is refused. */
    default Set<String> attributes() {
        return Set.of();
    }

    /**
     * The shapes of the outputs.
     *
     * @throws dev.netwright.engine.graph.GraphException if the inputs do not fit: one line that names the node and what
     *     would fit
     */
    List<Shape> shapes(Signature node);

    /**
     * Computes the outputs.
     *
     * @param inputs null for one that is left out
     * @param outputs of the right shape, full of zeros
     */
    void forward(Signature node, Tensor[] inputs, Tensor[] outputs);

    /**
     * Adds to the gradients at the inputs what comes from the gradients at the outputs.
     *
     * @param inputs as in {@link #forward}
     * @param outputs as {@link #forward} left them
     * @param given the gradients at the outputs; null for an output that nothing reads, never for all of them
     * @param wanted the gradients at the inputs to be added to; null where none is asked for
     */
    void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted);
}
