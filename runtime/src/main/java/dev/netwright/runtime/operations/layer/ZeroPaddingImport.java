package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/** {@code Pad} with zeros. */
final class ZeroPaddingImport implements LayerImport<ZeroPaddingLayer> {
    @Override
    public Class<ZeroPaddingLayer> configuration() {
        return ZeroPaddingLayer.class;
    }

    @Override
    public void write(ZeroPaddingLayer layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getDataFormat());
        int[] padding = layer.getPadding();
        String pads = scope.integers("pads", 0, 0, padding[0], padding[2], 0, 0, padding[1], padding[3]);
        scope.result(scope.add("Pad", scope.input(), pads));
    }
}
