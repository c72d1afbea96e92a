package dev.netwright.runtime.operations.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.PReLULayer;

/** {@code PRelu}. */
final class PReLUImport implements LayerImport<PReLULayer> {
    @Override
    public Class<PReLULayer> configuration() {
        return PReLULayer.class;
    }

    @Override
    public void write(PReLULayer layer, ImportScope scope) {
        int[] slopes =
                Arrays.stream(layer.getInputShape()).mapToInt(Math::toIntExact).toArray();
        if (layer.getSharedAxes() != null) {
            Arrays.stream(layer.getSharedAxes()).forEach(axis -> slopes[(int) axis - 1] = 1);
        }
        String slope = scope.weight("W", scope.parameter("W").reshape(slopes));
        scope.result(scope.add("PRelu", scope.input(), slope));
    }
}
