package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.PReLULayer;

/** {@code PRelu}. */
public final class PReLUExport implements OnnxLayer<PReLULayer> {
    @Override
    public Class<PReLULayer> configuration() {
        return PReLULayer.class;
    }

    @Override
    public void export(PReLULayer layer, OnnxScope scope) {
        long[] slopes = layer.getInputShape().clone();
        if (layer.getSharedAxes() != null) {
            Arrays.stream(layer.getSharedAxes()).forEach(axis -> slopes[(int) axis - 1] = 1);
        }
        String slope = scope.weight("W", scope.parameter("W").dup('c').reshape('c', slopes));
        scope.result(scope.add("PRelu", scope.input(), slope));
    }
}
