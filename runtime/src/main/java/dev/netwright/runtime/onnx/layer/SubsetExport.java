package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** {@code Slice} along the channels or features. */
public final class SubsetExport implements OnnxLayer<SubsetVertex> {
    @Override
    public Class<SubsetVertex> configuration() {
        return SubsetVertex.class;
    }

    @Override
    public void export(SubsetVertex layer, OnnxScope scope) {
        scope.result(scope.add(
                "Slice",
                scope.input(),
                scope.integers("starts", layer.getFrom()),
                scope.integers("ends", layer.getTo() + 1L),
                scope.integers("axes", 1)));
    }
}
