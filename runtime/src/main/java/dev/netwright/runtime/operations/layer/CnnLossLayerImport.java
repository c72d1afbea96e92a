package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.CnnLossLayer;

/** Its loss and its activation; a softmax is over the channels of each pixel. */
final class CnnLossLayerImport implements LayerImport<CnnLossLayer> {
    @Override
    public Class<CnnLossLayer> configuration() {
        return CnnLossLayer.class;
    }

    @Override
    public void write(CnnLossLayer layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getFormat());
        scope.head(scope.input(), layer.getLossFn(), layer.getActivationFn());
        scope.result(Formats.activatedAlongFeatures(scope, scope.input(), layer.getActivationFn()));
    }
}
