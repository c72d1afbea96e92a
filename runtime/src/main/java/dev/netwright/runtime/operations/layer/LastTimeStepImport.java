package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;

/** {@code Gather} of the last step. */
final class LastTimeStepImport implements LayerImport<LastTimeStepVertex> {
    @Override
    public Class<LastTimeStepVertex> configuration() {
        return LastTimeStepVertex.class;
    }

    @Override
    public void write(LastTimeStepVertex layer, ImportScope scope) {
        scope.result(Recurrence.lastStep(scope));
    }
}
