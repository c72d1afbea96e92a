package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.RnnLossLayer;

/** Its loss and its activation; a softmax is over the features of each step. */
final class RnnLossLayerImport implements LayerImport<RnnLossLayer> {
    @Override
    public Class<RnnLossLayer> configuration() {
        return RnnLossLayer.class;
    }

    @Override
    public void write(RnnLossLayer layer, ImportScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        scope.head(scope.input(), layer.getLossFn(), layer.getActivationFn());
        scope.result(Formats.activatedAlongFeatures(scope, scope.input(), layer.getActivationFn()));
    }
}
