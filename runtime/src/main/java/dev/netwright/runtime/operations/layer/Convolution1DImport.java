package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Parameter;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;

/** {@code Conv} over the steps of a sequence; weights from {@code [k, in, out]}. */
final class Convolution1DImport implements LayerImport<Convolution1DLayer> {
    @Override
    public Class<Convolution1DLayer> configuration() {
        return Convolution1DLayer.class;
    }

    @Override
    public void write(Convolution1DLayer layer, ImportScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        int[] kernel = Window.first(layer.getKernelSize());
        // Deeplearning4j names the dimensions otherwise and reads them so.
        Parameter weights = scope.parameter("W")
                .reshape(kernel[0], Math.toIntExact(layer.getNIn()), Math.toIntExact(layer.getNOut()))
                .permute(2, 1, 0);
        Window window = Window.of(
                scope,
                layer.getConvolutionMode(),
                kernel,
                Window.first(layer.getStride()),
                Window.first(layer.getPadding()),
                Window.first(layer.getDilation()));
        String convolved = Convolution.add(scope, window, Convolution.weights(scope, weights, layer.hasBias()), 1);
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
