package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv} with a group for each channel; weights from {@code [kH, kW, in, multiplier]}. */
public final class DepthwiseConvolution2DExport implements OnnxLayer<DepthwiseConvolution2D> {
    @Override
    public Class<DepthwiseConvolution2D> configuration() {
        return DepthwiseConvolution2D.class;
    }

    @Override
    public void export(DepthwiseConvolution2D layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        INDArray weights = Convolution.perChannel(scope.parameter("W").permute(2, 3, 0, 1));
        String convolved = Convolution.add(
                scope, Window.of(scope, layer), Convolution.weights(scope, weights, layer.hasBias()), layer.getNIn());
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
