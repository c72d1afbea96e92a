package dev.netwright.runtime.operations.layer;

import dev.netwright.runtime.sequence.SequenceLayer;

/** What it stands around: the operations read whole sequences, without padding. */
final class SequenceImport implements LayerImport<SequenceLayer> {
    @Override
    public Class<SequenceLayer> configuration() {
        return SequenceLayer.class;
    }

    @Override
    public void write(SequenceLayer layer, ImportScope scope) {
        scope.delegate(layer.getUnderlying());
    }
}
