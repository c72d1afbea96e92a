package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;

/** The nodes of its function. */
final class ActivationLayerImport implements LayerImport<ActivationLayer> {
    @Override
    public Class<ActivationLayer> configuration() {
        return ActivationLayer.class;
    }

    @Override
    public void write(ActivationLayer layer, ImportScope scope) {
        scope.result(scope.activated(scope.input(), layer.getActivationFn()));
    }
}
