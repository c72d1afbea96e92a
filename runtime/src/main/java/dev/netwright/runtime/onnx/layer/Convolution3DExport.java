package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** {@code Conv} over a volume; weights are {@code [out, in, kD, kH, kW]} on both sides. */
public final class Convolution3DExport implements OnnxLayer<Convolution3D> {
    @Override
    public Class<Convolution3D> configuration() {
        return Convolution3D.class;
    }

    @Override
    public void export(Convolution3D layer, OnnxScope scope) {
        if (layer.getDataFormat() != Convolution3D.DataFormat.NCDHW) {
            throw scope.refuse("only volumes with the channels first can be exported");
        }
        String convolved = Convolution.add(
                scope, Window.of(scope, layer), Convolution.weights(scope, scope.parameter("W"), layer.hasBias()), 1);
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
