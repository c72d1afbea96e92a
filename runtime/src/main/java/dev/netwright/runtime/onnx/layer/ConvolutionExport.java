package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** {@code Conv}; weights are {@code [out, in, kH, kW]} on both sides. */
public final class ConvolutionExport implements OnnxLayer<ConvolutionLayer> {
    @Override
    public Class<ConvolutionLayer> configuration() {
        return ConvolutionLayer.class;
    }

    @Override
    public void export(ConvolutionLayer layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        String convolved = Convolution.add(
                scope, Window.of(scope, layer), Convolution.weights(scope, scope.parameter("W"), layer.hasBias()), 1);
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
