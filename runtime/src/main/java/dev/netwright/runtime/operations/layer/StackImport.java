package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import org.deeplearning4j.nn.conf.graph.StackVertex;

/** {@code Concat} along the batch. */
final class StackImport implements LayerImport<StackVertex> {
    @Override
    public Class<StackVertex> configuration() {
        return StackVertex.class;
    }

    @Override
    public void write(StackVertex layer, ImportScope scope) {
        scope.result(scope.add("Concat", Attributes.none().integer("axis", 0), scope.inputs()));
    }
}
