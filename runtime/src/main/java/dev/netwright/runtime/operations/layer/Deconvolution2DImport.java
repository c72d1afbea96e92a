package dev.netwright.runtime.operations.layer;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;

/** {@code ConvTranspose}; weights are {@code [in, out, kH, kW]} on both sides. */
final class Deconvolution2DImport implements LayerImport<Deconvolution2D> {
    @Override
    public Class<Deconvolution2D> configuration() {
        return Deconvolution2D.class;
    }

    @Override
    public void write(Deconvolution2D layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        if (layer.getConvolutionMode() == ConvolutionMode.Same) {
            throw scope.refuse(
                    "a transposed convolution in Same mode has no exact counterpart, one with its padding written out"
                            + " has");
        }
        List<String> reads = new ArrayList<>(List.of(scope.input()));
        reads.addAll(Convolution.weights(scope, scope.parameter("W"), layer.hasBias()));
        String convolved = scope.add("ConvTranspose", Window.of(scope, layer).attributes(), reads);
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
