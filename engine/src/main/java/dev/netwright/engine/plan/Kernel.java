package dev.netwright.engine.plan;

import dev.netwright.engine.operation.Signature;

/** How one operation is computed. Stateless. */
public interface Kernel {

    /** ONNX's name of the operation. */
    String operation();

    /**
     * Adds the steps that compute a node, and says where its outputs stand.
     *
     * @return adds the steps of the backward pass: from {@link Planner#gradient} at the outputs to
     *     {@link Planner#contribute} at the inputs. Only asked for while training, and after the nodes that read the outputs.
     */
    Backward forward(Planner planner, Signature node);

    /** The backward pass of a node. */
    @FunctionalInterface
    interface Backward {

        /** Adds its steps. */
        void plan();
    }
}
