package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;

/** {@code MaxPool} or {@code AveragePool} over the steps of a sequence. */
public final class Subsampling1DExport implements OnnxLayer<Subsampling1DLayer> {
    @Override
    public Class<Subsampling1DLayer> configuration() {
        return Subsampling1DLayer.class;
    }

    @Override
    public void export(Subsampling1DLayer layer, OnnxScope scope) {
        Window window = Window.of(
                scope,
                layer.getConvolutionMode(),
                Window.first(layer.getKernelSize()),
                Window.first(layer.getStride()),
                Window.first(layer.getPadding()),
                Window.first(layer.getDilation()));
        scope.result(Pool.add(scope, layer.getPoolingType().name(), window, layer.isAvgPoolIncludePadInDivisor()));
    }
}
