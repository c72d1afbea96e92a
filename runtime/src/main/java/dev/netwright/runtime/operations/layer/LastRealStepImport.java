package dev.netwright.runtime.operations.layer;

import dev.netwright.runtime.sequence.LastRealStep;

/** {@code Gather} of the last step: the operations read whole sequences, without padding. */
final class LastRealStepImport implements LayerImport<LastRealStep> {
    @Override
    public Class<LastRealStep> configuration() {
        return LastRealStep.class;
    }

    @Override
    public void write(LastRealStep layer, ImportScope scope) {
        scope.result(Recurrence.lastStep(scope));
    }
}
