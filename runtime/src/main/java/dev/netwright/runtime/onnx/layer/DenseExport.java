package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;

/** {@code Gemm}; weights are {@code [in, out]}. */
public final class DenseExport implements OnnxLayer<DenseLayer> {
    @Override
    public Class<DenseLayer> configuration() {
        return DenseLayer.class;
    }

    @Override
    public void export(DenseLayer layer, OnnxScope scope) {
        if (layer.hasLayerNorm()) {
            throw scope.refuse("layer normalisation inside a dense layer has no counterpart");
        }
        List<String> reads = new ArrayList<>(List.of(scope.input(), scope.weight("W", scope.parameter("W"))));
        if (layer.hasBias()) {
            reads.add(Convolution.bias(scope));
        }
        scope.result(scope.activated(scope.add("Gemm", OnnxAttributes.none(), reads), layer.getActivationFn()));
    }
}
