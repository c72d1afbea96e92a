package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;

/** {@code GlobalMaxPool} or {@code GlobalAveragePool} over a map or a sequence, and the dimensions of size 1 taken away. */
final class GlobalPoolingImport implements LayerImport<GlobalPoolingLayer> {
    @Override
    public Class<GlobalPoolingLayer> configuration() {
        return GlobalPoolingLayer.class;
    }

    @Override
    public void write(GlobalPoolingLayer layer, ImportScope scope) {
        if (!layer.isCollapseDimensions() || Formats.isGiven(layer.getPoolingDimensions())) {
            throw scope.refuse("a global pool has to be over all dimensions and to take them away");
        }
        String op = switch (layer.getPoolingType()) {
            case MAX -> "GlobalMaxPool";
            case AVG -> "GlobalAveragePool";
            default -> throw scope.refuse(layer.getPoolingType() + " pools have no counterpart, MAX and AVG have");
        };
        String pooled = scope.add(op, scope.input());
        scope.result(scope.add("Flatten", Attributes.none().integer("axis", 1), List.of(pooled)));
    }
}
