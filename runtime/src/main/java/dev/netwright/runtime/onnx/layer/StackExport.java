package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.StackVertex;

/** {@code Concat} along the batch. */
public final class StackExport implements OnnxLayer<StackVertex> {
    @Override
    public Class<StackVertex> configuration() {
        return StackVertex.class;
    }

    @Override
    public void export(StackVertex layer, OnnxScope scope) {
        scope.result(scope.add("Concat", OnnxAttributes.none().integer("axis", 0), scope.inputs()));
    }
}
