package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;

/** Nothing: when predicting, it passes on what it reads. */
public final class DropoutExport implements OnnxLayer<DropoutLayer> {
    @Override
    public Class<DropoutLayer> configuration() {
        return DropoutLayer.class;
    }

    @Override
    public void export(DropoutLayer layer, OnnxScope scope) {
        scope.result(scope.input());
    }
}
