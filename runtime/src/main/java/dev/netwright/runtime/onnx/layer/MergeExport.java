package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.MergeVertex;

/** {@code Concat} along the channels or features. */
public final class MergeExport implements OnnxLayer<MergeVertex> {
    @Override
    public Class<MergeVertex> configuration() {
        return MergeVertex.class;
    }

    @Override
    public void export(MergeVertex layer, OnnxScope scope) {
        scope.result(scope.add("Concat", OnnxAttributes.none().integer("axis", layer.getMergeAxis()), scope.inputs()));
    }
}
