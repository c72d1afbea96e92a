package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;

/** {@code LRN}, which divides alpha by the number of channels; Deeplearning4j does not. */
final class LocalResponseNormalizationImport implements LayerImport<LocalResponseNormalization> {
    @Override
    public Class<LocalResponseNormalization> configuration() {
        return LocalResponseNormalization.class;
    }

    @Override
    public void write(LocalResponseNormalization layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getDataFormat());
        long size = Math.round(layer.getN());
        Attributes attributes = Attributes.none()
                .integer("size", size)
                .decimal("alpha", layer.getAlpha() * size)
                .decimal("beta", layer.getBeta())
                .decimal("bias", layer.getK());
        scope.result(scope.add("LRN", attributes, List.of(scope.input())));
    }
}
