package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** {@code Flatten}: channel by channel, row by row. */
public final class CnnToFeedForwardExport implements OnnxLayer<CnnToFeedForwardPreProcessor> {
    @Override
    public Class<CnnToFeedForwardPreProcessor> configuration() {
        return CnnToFeedForwardPreProcessor.class;
    }

    @Override
    public void export(CnnToFeedForwardPreProcessor layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getFormat());
        scope.result(scope.add("Flatten", OnnxAttributes.none().integer("axis", 1), List.of(scope.input())));
    }
}
