package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.graph.ScaleVertex;

/** {@code Mul} by a number; nothing for 1, which only copies. */
final class ScaleImport implements LayerImport<ScaleVertex> {
    @Override
    public Class<ScaleVertex> configuration() {
        return ScaleVertex.class;
    }

    @Override
    public void write(ScaleVertex layer, ImportScope scope) {
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
