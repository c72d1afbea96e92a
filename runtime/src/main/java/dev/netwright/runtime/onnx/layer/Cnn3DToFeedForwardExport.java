package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;

/** {@code Flatten} of a volume. */
public final class Cnn3DToFeedForwardExport implements OnnxLayer<Cnn3DToFeedForwardPreProcessor> {
    @Override
    public Class<Cnn3DToFeedForwardPreProcessor> configuration() {
        return Cnn3DToFeedForwardPreProcessor.class;
    }

    @Override
    public void export(Cnn3DToFeedForwardPreProcessor layer, OnnxScope scope) {
        if (!layer.isNCDHW()) {
            throw scope.refuse("only volumes with the channels first can be exported");
        }
        scope.result(scope.add("Flatten", OnnxAttributes.none().integer("axis", 1), List.of(scope.input())));
    }
}
