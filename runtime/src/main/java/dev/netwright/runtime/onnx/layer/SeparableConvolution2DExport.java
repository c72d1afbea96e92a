package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxAttributes;
import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Two {@code Conv}: each channel by itself, from {@code [multiplier, in, kH, kW]}, then all of them at each pixel. */
public final class SeparableConvolution2DExport implements OnnxLayer<SeparableConvolution2D> {
    @Override
    public Class<SeparableConvolution2D> configuration() {
        return SeparableConvolution2D.class;
    }

    @Override
    public void export(SeparableConvolution2D layer, OnnxScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        INDArray each = Convolution.perChannel(scope.parameter("W").permute(1, 0, 2, 3));
        String between =
                Convolution.add(scope, Window.of(scope, layer), List.of(scope.weight("W", each)), layer.getNIn());
        List<String> reads = new ArrayList<>(List.of(between, scope.weight("pW", scope.parameter("pW"))));
        if (layer.hasBias()) {
            reads.add(Convolution.bias(scope));
        }
        String all = scope.add("Conv", OnnxAttributes.none().integers("kernel_shape", 1, 1), reads);
        scope.result(scope.activated(all, layer.getActivationFn()));
    }
}
