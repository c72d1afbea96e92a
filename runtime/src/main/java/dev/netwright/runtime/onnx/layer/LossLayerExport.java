package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.LossLayer;

/** Its activation. */
public final class LossLayerExport implements OnnxLayer<LossLayer> {
    @Override
    public Class<LossLayer> configuration() {
        return LossLayer.class;
    }

    @Override
    public void export(LossLayer layer, OnnxScope scope) {
        scope.result(scope.activated(scope.input(), layer.getActivationFn()));
    }
}
