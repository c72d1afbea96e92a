package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;

/** An output of a {@code Split} of the batch into equal parts. */
public final class UnstackExport implements OnnxLayer<UnstackVertex> {
    @Override
    public Class<UnstackVertex> configuration() {
        return UnstackVertex.class;
    }

    @Override
    public void export(UnstackVertex layer, OnnxScope scope) {
        List<String> parts = scope.add(
                "Split", OnnxAttributes.none().integer("axis", 0), List.of(scope.input()), layer.getStackSize());
        scope.result(parts.get(layer.getFrom()));
    }
}
