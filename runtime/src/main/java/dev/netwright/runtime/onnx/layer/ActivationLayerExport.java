package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;

/** The nodes of its function. */
public final class ActivationLayerExport implements OnnxLayer<ActivationLayer> {
    @Override
    public Class<ActivationLayer> configuration() {
        return ActivationLayer.class;
    }

    @Override
    public void export(ActivationLayer layer, OnnxScope scope) {
        scope.result(scope.activated(scope.input(), layer.getActivationFn()));
    }
}
