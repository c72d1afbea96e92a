package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import dev.netwright.runtime.sequence.LastRealStep;

/** {@code Gather} of the last step: an exported network reads whole sequences, without padding. */
public final class LastRealStepExport implements OnnxLayer<LastRealStep> {
    @Override
    public Class<LastRealStep> configuration() {
        return LastRealStep.class;
    }

    @Override
    public void export(LastRealStep layer, OnnxScope scope) {
        scope.result(Recurrence.lastStep(scope));
    }
}
