package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.graph.FrozenVertex;

/** What it freezes. */
final class FrozenVertexImport implements LayerImport<FrozenVertex> {
    @Override
    public Class<FrozenVertex> configuration() {
        return FrozenVertex.class;
    }

    @Override
    public void write(FrozenVertex layer, ImportScope scope) {
        scope.freeze(layer.getUnderlying());
    }
}
