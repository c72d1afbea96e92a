package dev.netwright.runtime.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;

/** A kind that does not ship, as a third party would write it. */
public final class UnitLengthExport implements OnnxLayer<L2NormalizeVertex> {
    @Override
    public Class<L2NormalizeVertex> configuration() {
        return L2NormalizeVertex.class;
    }

    @Override
    public void export(L2NormalizeVertex layer, OnnxScope scope) {
        OnnxAttributes along = OnnxAttributes.none().integer("axis", 1).integer("p", 2);
        scope.result(scope.add("LpNormalization", along, List.of(scope.input())));
    }
}
