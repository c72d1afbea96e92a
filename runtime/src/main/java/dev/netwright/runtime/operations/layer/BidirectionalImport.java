package dev.netwright.runtime.operations.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;

/** {@code LSTM} both ways, side by side. */
final class BidirectionalImport implements LayerImport<Bidirectional> {
    @Override
    public Class<Bidirectional> configuration() {
        return Bidirectional.class;
    }

    @Override
    public void write(Bidirectional layer, ImportScope scope) {
        if (layer.getMode() != Bidirectional.Mode.CONCAT || !(layer.getFwd() instanceof LSTM forward)) {
            throw scope.refuse("only an LSTM both ways, side by side, has a counterpart");
        }
        TrainingNoise.requireNone(forward, scope);
        scope.result(Recurrence.add(scope, forward, List.of("f", "b")));
    }
}
