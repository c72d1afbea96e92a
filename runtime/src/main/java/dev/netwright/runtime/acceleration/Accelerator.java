package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;

/** One kind of faster layer or vertex, and when it may stand in for Deeplearning4j's. */
interface Accelerator {

    /** What people call it, as in {@code "oneDNN convolutions"}. */
    String name();

    /** Why it cannot be used for networks of this type, if so. */
    default Optional<String> obstacle(DataType dataType) {
        return dataType == DataType.FLOAT
                ? Optional.empty()
                : Optional.of("for networks of FLOAT, and this one is of " + dataType);
    }

    /** Whether it knows the layer's class; exactly that class, since a subclass may compute something else. */
    default boolean covers(Layer layer) {
        return false;
    }

    /** Why a layer that it covers is left as it is, if so. */
    default Optional<String> exception(Layer layer) {
        return Optional.empty();
    }

    /** Whether its layers can leave out the gradient at their input, where nothing below learns. */
    default boolean omitsInputGradient() {
        return false;
    }

    /** A faster layer without parameters and settings yet, for one that is covered and no exception. */
    default Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
        throw new UnsupportedOperationException(name() + " replaces no layers");
    }

    /** A faster vertex with the same connections, if it has one for this vertex. */
    default Optional<GraphVertex> replace(GraphVertex vertex, AcceleratedGraph graph, DataType dataType) {
        return Optional.empty();
    }
}
