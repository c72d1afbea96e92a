package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import dev.netwright.runtime.sequence.SequenceLayer;

/** What it stands around: an exported network reads whole sequences, without padding. */
public final class SequenceExport implements OnnxLayer<SequenceLayer> {
    @Override
    public Class<SequenceLayer> configuration() {
        return SequenceLayer.class;
    }

    @Override
    public void export(SequenceLayer layer, OnnxScope scope) {
        scope.delegate(layer.getUnderlying());
    }
}
