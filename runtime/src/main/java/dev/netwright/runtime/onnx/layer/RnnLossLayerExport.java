package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;

/** Its activation; a softmax is over the features of each step. */
public final class RnnLossLayerExport implements OnnxLayer<RnnLossLayer> {
    @Override
    public Class<RnnLossLayer> configuration() {
        return RnnLossLayer.class;
    }

    @Override
    public void export(RnnLossLayer layer, OnnxScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        scope.result(Formats.activatedAlongFeatures(scope, layer.getActivationFn()));
    }
}
