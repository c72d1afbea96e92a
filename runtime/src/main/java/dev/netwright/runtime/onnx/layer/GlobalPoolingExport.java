package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;

/** {@code GlobalMaxPool} or {@code GlobalAveragePool} over a map or a sequence, and the dimensions of size 1 taken away. */
public final class GlobalPoolingExport implements OnnxLayer<GlobalPoolingLayer> {
    @Override
    public Class<GlobalPoolingLayer> configuration() {
        return GlobalPoolingLayer.class;
    }

    @Override
    public void export(GlobalPoolingLayer layer, OnnxScope scope) {
        if (!layer.isCollapseDimensions() || Formats.isGiven(layer.getPoolingDimensions())) {
            throw scope.refuse("a global pool has to be over all dimensions and to take them away");
        }
        String op = switch (layer.getPoolingType()) {
            case MAX -> "GlobalMaxPool";
            case AVG -> "GlobalAveragePool";
            default -> throw scope.refuse(layer.getPoolingType() + " pools have no counterpart, MAX and AVG have");
        };
        String pooled = scope.add(op, scope.input());
        scope.result(scope.add("Flatten", OnnxAttributes.none().integer("axis", 1), List.of(pooled)));
    }
}
