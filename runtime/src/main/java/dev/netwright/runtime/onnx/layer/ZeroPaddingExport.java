package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/** {@code Pad} with zeros. */
public final class ZeroPaddingExport implements OnnxLayer<ZeroPaddingLayer> {
    @Override
    public Class<ZeroPaddingLayer> configuration() {
        return ZeroPaddingLayer.class;
    }

    @Override
    public void export(ZeroPaddingLayer layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getDataFormat());
        int[] padding = layer.getPadding();
        String pads = scope.integers("pads", 0, 0, padding[0], padding[2], 0, 0, padding[1], padding[3]);
        scope.result(scope.add("Pad", scope.input(), pads));
    }
}
