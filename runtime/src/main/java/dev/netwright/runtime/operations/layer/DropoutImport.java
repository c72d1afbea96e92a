package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.DropoutLayer;

/** Its dropout, where the graph trains; it passes on what it reads otherwise. */
final class DropoutImport implements LayerImport<DropoutLayer> {
    @Override
    public Class<DropoutLayer> configuration() {
        return DropoutLayer.class;
    }

    @Override
    public void write(DropoutLayer layer, ImportScope scope) {
        scope.result(scope.input());
    }
}
