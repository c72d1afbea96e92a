package dev.netwright.runtime.operations.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.LSTM;

/** {@code LSTM} over the steps. */
final class LstmImport implements LayerImport<LSTM> {
    @Override
    public Class<LSTM> configuration() {
        return LSTM.class;
    }

    @Override
    public void write(LSTM layer, ImportScope scope) {
        scope.result(Recurrence.add(scope, layer, List.of("")));
    }
}
