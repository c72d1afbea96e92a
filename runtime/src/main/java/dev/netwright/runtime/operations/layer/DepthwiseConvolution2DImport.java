package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Parameter;
import dev.netwright.engine.graph.Shape;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;

/** {@code Conv} with a group for each channel; weights from {@code [kH, kW, in, multiplier]}. */
final class DepthwiseConvolution2DImport implements LayerImport<DepthwiseConvolution2D> {
    @Override
    public Class<DepthwiseConvolution2D> configuration() {
        return DepthwiseConvolution2D.class;
    }

    @Override
    public void write(DepthwiseConvolution2D layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        Parameter weights = scope.parameter("W").permute(2, 3, 0, 1);
        Shape shape = weights.shape();
        Parameter each = weights.reshape(shape.size(0) * shape.size(1), 1, shape.size(2), shape.size(3));
        String convolved = Convolution.add(
                scope, Window.of(scope, layer), Convolution.weights(scope, each, layer.hasBias()), layer.getNIn());
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
