package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.L2Vertex;

/** {@code ReduceL2} of the difference. */
final class L2Import implements LayerImport<L2Vertex> {
    @Override
    public Class<L2Vertex> configuration() {
        return L2Vertex.class;
    }

    @Override
    public void write(L2Vertex layer, ImportScope scope) {
        String difference = scope.add("Sub", scope.input(), scope.inputs().get(1));
        Attributes attributes = Attributes.none().integers("axes", 1).integer("keepdims", 1);
        scope.result(scope.add("ReduceL2", attributes, List.of(difference)));
    }
}
