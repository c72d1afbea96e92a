package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;

/** {@code MaxPool} or {@code AveragePool} over the steps of a sequence. */
final class Subsampling1DImport implements LayerImport<Subsampling1DLayer> {
    @Override
    public Class<Subsampling1DLayer> configuration() {
        return Subsampling1DLayer.class;
    }

    @Override
    public void write(Subsampling1DLayer layer, ImportScope scope) {
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
