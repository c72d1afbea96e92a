package dev.netwright.runtime.onnx;

/**
 * How one kind of Deeplearning4j layer, vertex or preprocessor is exported. A library adds kinds of its own by a service
 * file, {@code META-INF/services/dev.netwright.runtime.onnx.OnnxLayer}; one for a class that is here already replaces
 * it.
 *
 * @param <C> the configuration class
 */
public interface OnnxLayer<C> {

    /** The configuration class that this is for; not its subclasses. */
    Class<C> configuration();

    /**
     * Writes the nodes of one such layer, and ends with {@link OnnxScope#result}.
     *
     * @throws OnnxException by {@link OnnxScope#refuse}, if a setting has no exact counterpart
     */
    void export(C layer, OnnxScope scope);
}
