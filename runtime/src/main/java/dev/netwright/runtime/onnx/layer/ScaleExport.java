package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;

/** {@code Mul} by a number; nothing for 1, which only copies. */
public final class ScaleExport implements OnnxLayer<ScaleVertex> {
    @Override
    public Class<ScaleVertex> configuration() {
        return ScaleVertex.class;
    }

    @Override
    public void export(ScaleVertex layer, OnnxScope scope) {
        double factor = layer.getScaleFactor();
        if (factor == 1) {
            scope.result(scope.input());
        } else if (factor == -1) {
            scope.result(scope.add("Neg", scope.input()));
        } else {
            scope.result(scope.add("Mul", scope.input(), scope.scalar("factor", factor)));
        }
    }
}
