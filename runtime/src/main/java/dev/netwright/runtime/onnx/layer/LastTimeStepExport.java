package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;

/** {@code Gather} of the last step. */
public final class LastTimeStepExport implements OnnxLayer<LastTimeStepVertex> {
    @Override
    public Class<LastTimeStepVertex> configuration() {
        return LastTimeStepVertex.class;
    }

    @Override
    public void export(LastTimeStepVertex layer, OnnxScope scope) {
        scope.result(Recurrence.lastStep(scope));
    }
}
