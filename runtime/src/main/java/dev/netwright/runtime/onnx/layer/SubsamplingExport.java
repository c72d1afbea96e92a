package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** {@code MaxPool} or {@code AveragePool} over a map. */
public final class SubsamplingExport implements OnnxLayer<SubsamplingLayer> {
    @Override
    public Class<SubsamplingLayer> configuration() {
        return SubsamplingLayer.class;
    }

    @Override
    public void export(SubsamplingLayer layer, OnnxScope scope) {
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
