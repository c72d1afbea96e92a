package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;

/** {@code Gemm}; weights are {@code [in, out]}. */
final class DenseImport implements LayerImport<DenseLayer> {
    @Override
    public Class<DenseLayer> configuration() {
        return DenseLayer.class;
    }

    @Override
    public void write(DenseLayer layer, ImportScope scope) {
        if (layer.hasLayerNorm()) {
            throw scope.refuse("layer normalisation inside a dense layer has no counterpart");
        }
        scope.result(scope.activated(product(scope, layer.hasBias()), layer.getActivationFn()));
    }

    /** The weights applied to what the layer reads, and the bias. */
    static String product(ImportScope scope, boolean hasBias) {
        List<String> reads = new ArrayList<>(List.of(scope.input(), scope.weight("W", scope.parameter("W"))));
        if (hasBias) {
            reads.add(Convolution.bias(scope));
        }
        return scope.add("Gemm", Attributes.none(), reads);
    }
}
