package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;

/** {@code Add}, {@code Mul}, {@code Sub}, {@code Mean} or {@code Max}, element by element. */
final class ElementWiseImport implements LayerImport<ElementWiseVertex> {
    @Override
    public Class<ElementWiseVertex> configuration() {
        return ElementWiseVertex.class;
    }

    @Override
    public void write(ElementWiseVertex layer, ImportScope scope) {
        scope.result(
                switch (layer.getOp()) {
                    case Add -> chain(scope, "Add");
                    case Product -> chain(scope, "Mul");
                    case Subtract -> chain(scope, "Sub");
                    case Average -> scope.add("Mean", Attributes.none(), scope.inputs());
                    case Max -> scope.add("Max", Attributes.none(), scope.inputs());
                });
    }

    /** One node after the other, since ONNX Runtime joins a sum of two with the convolution before it. */
    private static String chain(ImportScope scope, String op) {
        return scope.inputs().stream()
                .reduce((left, right) -> scope.add(op, left, right))
                .orElseThrow();
    }
}
