package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;

/** One kind of faster vertex that is no layer. */
non-sealed interface VertexAccelerator extends Accelerator {

    /** A faster vertex with the same connections, if it has one for this vertex. */
    Optional<GraphVertex> replace(GraphVertex vertex, AcceleratedGraph graph, DataType dataType);
}
