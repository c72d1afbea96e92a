package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/** What it freezes. */
public final class FrozenExport implements OnnxLayer<FrozenLayer> {
    @Override
    public Class<FrozenLayer> configuration() {
        return FrozenLayer.class;
    }

    @Override
    public void export(FrozenLayer layer, OnnxScope scope) {
        scope.delegate(layer.getLayer());
    }
}
