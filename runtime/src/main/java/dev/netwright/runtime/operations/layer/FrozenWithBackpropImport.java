package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/** What it freezes. */
final class FrozenWithBackpropImport implements LayerImport<FrozenLayerWithBackprop> {
    @Override
    public Class<FrozenLayerWithBackprop> configuration() {
        return FrozenLayerWithBackprop.class;
    }

    @Override
    public void write(FrozenLayerWithBackprop layer, ImportScope scope) {
        scope.freeze(layer.getUnderlying());
    }
}
