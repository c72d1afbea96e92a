package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** One kind of faster layer or vertex, and when it may stand in for Deeplearning4j's. */
sealed interface Accelerator permits LayerAccelerator, VertexAccelerator {

    /** What people call it, as in {@code "oneDNN convolutions"}. */
    String name();

    /** Why it cannot be used for networks of this type, if so. */
    default Optional<String> obstacle(DataType dataType) {
        return dataType == DataType.FLOAT
                ? Optional.empty()
                : Optional.of("for networks of FLOAT, and this one is of " + dataType);
    }
}
