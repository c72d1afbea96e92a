package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;

/** {@code Flatten} of a volume. */
final class Cnn3DToFeedForwardImport implements LayerImport<Cnn3DToFeedForwardPreProcessor> {
    @Override
    public Class<Cnn3DToFeedForwardPreProcessor> configuration() {
        return Cnn3DToFeedForwardPreProcessor.class;
    }

    @Override
    public void write(Cnn3DToFeedForwardPreProcessor layer, ImportScope scope) {
        if (!layer.isNCDHW()) {
            throw scope.refuse("only volumes with the channels first have a counterpart");
        }
        scope.result(scope.add("Flatten", Attributes.none().integer("axis", 1), List.of(scope.input())));
    }
}
