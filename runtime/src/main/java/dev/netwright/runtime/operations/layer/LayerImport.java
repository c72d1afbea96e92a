package dev.netwright.runtime.operations.layer;

/**
 * How one kind of Deeplearning4j layer, vertex or preprocessor becomes operations. A library adds kinds of its own by a
 * service file, {@code META-INF/services/dev.netwright.runtime.operations.layer.LayerImport}; one for a class that is here
 * already replaces it.
 *
 * @param <C> the configuration class
 */
public interface LayerImport<C> {

    /** The configuration class that this is for; not its subclasses. */
    Class<C> configuration();

    /**
     * Writes the nodes of one such layer, and ends with {@link ImportScope#result}. Dropout of the layer's input is written
     * already.
     *
     * @throws NoCounterpartException by {@link ImportScope#refuse}, if a setting has no exact counterpart
     */
    void write(C layer, ImportScope scope);
}
