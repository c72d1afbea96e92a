package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;

/** {@code LRN}, which divides alpha by the number of channels; Deeplearning4j does not. */
public final class LocalResponseNormalizationExport implements OnnxLayer<LocalResponseNormalization> {
    @Override
    public Class<LocalResponseNormalization> configuration() {
        return LocalResponseNormalization.class;
    }

    @Override
    public void export(LocalResponseNormalization layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getDataFormat());
        long size = Math.round(layer.getN());
        OnnxAttributes attributes = OnnxAttributes.none()
                .integer("size", size)
                .decimal("alpha", layer.getAlpha() * size)
                .decimal("beta", layer.getBeta())
                .decimal("bias", layer.getK());
        scope.result(scope.add("LRN", attributes, List.of(scope.input())));
    }
}
