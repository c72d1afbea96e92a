package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** {@code Conv}; weights are {@code [out, in, kH, kW]} on both sides. */
final class ConvolutionImport implements LayerImport<ConvolutionLayer> {
    @Override
    public Class<ConvolutionLayer> configuration() {
        return ConvolutionLayer.class;
    }

    @Override
    public void write(ConvolutionLayer layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        String convolved = Convolution.add(
                scope, Window.of(scope, layer), Convolution.weights(scope, scope.parameter("W"), layer.hasBias()), 1);
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
