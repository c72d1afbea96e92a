package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;

/** Two {@code Conv}: each channel by itself, from {@code [multiplier, in, kH, kW]}, then all of them at each pixel. */
final class SeparableConvolution2DImport implements LayerImport<SeparableConvolution2D> {
    @Override
    public Class<SeparableConvolution2D> configuration() {
        return SeparableConvolution2D.class;
    }

    @Override
    public void write(SeparableConvolution2D layer, ImportScope scope) {
        Formats.requireChannelsFirst(scope, layer.getCnn2dDataFormat());
        Parameter each = perChannel(scope.parameter("W"));
        String between =
                Convolution.add(scope, Window.of(scope, layer), List.of(scope.weight("W", each)), layer.getNIn());
        List<String> reads = new ArrayList<>(List.of(between, scope.weight("pW", scope.parameter("pW"))));
        if (layer.hasBias()) {
            reads.add(Convolution.bias(scope));
        }
        String all = scope.add("Conv", Attributes.none().integers("kernel_shape", 1, 1), reads);
        scope.result(scope.activated(all, layer.getActivationFn()));
    }

    /** From {@code [multiplier, in, kH, kW]} to {@code [in * multiplier, 1, kH, kW]}, channel by channel. */
    private static Parameter perChannel(Parameter weights) {
        return Parameter.join(
                0,
                IntStream.range(0, weights.shape().size(1))
                        .mapToObj(channel -> weights.slice(1, channel, channel + 1))
                        .toList());
    }
}
