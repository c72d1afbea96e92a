package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.LSTM;

/** {@code LSTM} over the steps. */
public final class LstmExport implements OnnxLayer<LSTM> {
    @Override
    public Class<LSTM> configuration() {
        return LSTM.class;
    }

    @Override
    public void export(LSTM layer, OnnxScope scope) {
        scope.result(Recurrence.add(scope, layer, List.of("")));
    }
}
