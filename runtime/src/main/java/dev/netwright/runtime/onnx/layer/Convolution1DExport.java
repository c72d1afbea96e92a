package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv} over the steps of a sequence; weights from {@code [k, in, out]}. */
public final class Convolution1DExport implements OnnxLayer<Convolution1DLayer> {
    @Override
    public Class<Convolution1DLayer> configuration() {
        return Convolution1DLayer.class;
    }

    @Override
    public void export(Convolution1DLayer layer, OnnxScope scope) {
        Formats.requireFeaturesFirst(scope, layer.getRnnDataFormat());
        int[] kernel = Window.first(layer.getKernelSize());
        INDArray weights = scope.parameter("W")
                .dup('c')
                .reshape('c', kernel[0], layer.getNIn(), layer.getNOut())
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
