package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;

/** {@code Add}, {@code Mul}, {@code Sub}, {@code Mean} or {@code Max}, element by element. */
public final class ElementWiseExport implements OnnxLayer<ElementWiseVertex> {
    @Override
    public Class<ElementWiseVertex> configuration() {
        return ElementWiseVertex.class;
    }

    @Override
    public void export(ElementWiseVertex layer, OnnxScope scope) {
        scope.result(
                switch (layer.getOp()) {
                    case Add -> chain(scope, "Add");
                    case Product -> chain(scope, "Mul");
                    case Subtract -> chain(scope, "Sub");
                    case Average -> scope.add("Mean", OnnxAttributes.none(), scope.inputs());
                    case Max -> scope.add("Max", OnnxAttributes.none(), scope.inputs());
                });
    }

    /** One node after the other, since ONNX Runtime joins a sum of two with the convolution before it. */
    private static String chain(OnnxScope scope, String op) {
        return scope.inputs().stream()
                .reduce((left, right) -> scope.add(op, left, right))
                .orElseThrow();
    }
}
