package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Shape;
import java.util.List;

/**
 * One operation of the closed set {@link Operations#ALL}: ONNX's, by name, attributes and layouts, as in opset 17. Stateless.
 */
public interface Operation {

    /** ONNX's name, {@code Conv}. */
    String name();

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
     * @param outputs of the right shape, full of zeros
     */
    void forward(Signature node, Tensor[] inputs, Tensor[] outputs);

    /**
     * Adds to the gradients at the inputs what comes from the gradients at the outputs.
     *
     * @param inputs as in {@link #forward}
     * @param outputs as {@link #forward} left them
     * @param given the gradients at the outputs; null for an output that nothing reads
     * @param wanted the gradients at the inputs to be added to; null where none is asked for
     */
    void backward(Signature node, Tensor[] inputs, Tensor[] outputs, Tensor[] given, Tensor[] wanted);
}
