package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.buffer.DataType;

/** One kind of faster layer. */
non-sealed interface LayerAccelerator extends Accelerator {

    /** Whether it knows the layer's class; exactly that class, since a subclass may compute something else. */
    boolean covers(Layer layer);

    /** Why a layer that it covers is left as it is, if so. */
    default Optional<String> exception(Layer layer) {
        return Optional.empty();
    }

    /** Whether its layers can leave out the gradient at their input, where nothing below learns. */
    default boolean omitsInputGradient() {
        return false;
    }

    /** A faster layer without parameters and settings yet, for one that is covered and no exception. */
    Layer replace(Layer layer, DataType dataType, InputGradient inputGradient);
}
