package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;

/** Its activation; a softmax is over the channels of each pixel. */
public final class CnnLossLayerExport implements OnnxLayer<CnnLossLayer> {
    @Override
    public Class<CnnLossLayer> configuration() {
        return CnnLossLayer.class;
    }

    @Override
    public void export(CnnLossLayer layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getFormat());
        scope.result(Formats.activatedAlongFeatures(scope, layer.getActivationFn()));
    }
}
