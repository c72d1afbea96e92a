package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** {@code Flatten}: channel by channel, row by row. */
final class CnnToFeedForwardImport implements LayerImport<CnnToFeedForwardPreProcessor> {
    @Override
    public Class<CnnToFeedForwardPreProcessor> configuration() {
        return CnnToFeedForwardPreProcessor.class;
    }

    @Override
    public void write(CnnToFeedForwardPreProcessor layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getFormat());
        scope.result(scope.add("Flatten", Attributes.none().integer("axis", 1), List.of(scope.input())));
    }
}
