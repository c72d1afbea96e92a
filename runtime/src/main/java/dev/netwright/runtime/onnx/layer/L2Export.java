package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.L2Vertex;

/** {@code ReduceL2} of the difference. */
public final class L2Export implements OnnxLayer<L2Vertex> {
    @Override
    public Class<L2Vertex> configuration() {
        return L2Vertex.class;
    }

    @Override
    public void export(L2Vertex layer, OnnxScope scope) {
        String difference = scope.add("Sub", scope.input(), scope.inputs().get(1));
        OnnxAttributes attributes = OnnxAttributes.none().integers("axes", 1).integer("keepdims", 1);
        scope.result(scope.add("ReduceL2", attributes, List.of(difference)));
    }
}
