package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** {@code MaxPool} or {@code AveragePool} over a map. */
final class SubsamplingImport implements LayerImport<SubsamplingLayer> {
    @Override
    public Class<SubsamplingLayer> configuration() {
        return SubsamplingLayer.class;
    }

    @Override
    public void write(SubsamplingLayer layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        Window window = Window.of(
                scope,
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation());
        scope.result(Pool.add(scope, layer.getPoolingType().name(), window, layer.isAvgPoolIncludePadInDivisor()));
    }
}
