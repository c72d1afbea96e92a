package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/** What it freezes. */
final class FrozenImport implements LayerImport<FrozenLayer> {
    @Override
    public Class<FrozenLayer> configuration() {
        return FrozenLayer.class;
    }

    @Override
    public void write(FrozenLayer layer, ImportScope scope) {
        scope.freeze(layer.getLayer());
    }
}
