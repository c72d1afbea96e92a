package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.LossLayer;

/** Its loss and its activation. */
final class LossLayerImport implements LayerImport<LossLayer> {
    @Override
    public Class<LossLayer> configuration() {
        return LossLayer.class;
    }

    @Override
    public void write(LossLayer layer, ImportScope scope) {
        scope.head(scope.input(), layer.getLossFn(), layer.getActivationFn());
        scope.result(scope.activated(scope.input(), layer.getActivationFn()));
    }
}
