package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;

/** {@code LSTM} both ways, side by side. */
public final class BidirectionalExport implements OnnxLayer<Bidirectional> {
    @Override
    public Class<Bidirectional> configuration() {
        return Bidirectional.class;
    }

    @Override
    public void export(Bidirectional layer, OnnxScope scope) {
        if (layer.getMode() != Bidirectional.Mode.CONCAT || !(layer.getFwd() instanceof LSTM forward)) {
            throw scope.refuse("only an LSTM both ways, side by side, can be exported");
        }
        scope.result(Recurrence.add(scope, forward, List.of("f", "b")));
    }
}
