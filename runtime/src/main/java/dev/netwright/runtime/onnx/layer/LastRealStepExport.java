package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import dev.netwright.runtime.sequence.LastRealStep;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;

/** The last step of all: an ONNX model has no lengths, so the sequences of a batch are equally long. */
public final class LastRealStepExport implements OnnxLayer<LastRealStep> {
    @Override
    public Class<LastRealStep> configuration() {
        return LastRealStep.class;
    }

    @Override
    public void export(LastRealStep layer, OnnxScope scope) {
        scope.delegate(new LastTimeStepVertex(null));
    }
}
