package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** {@code Conv} over a volume; weights are {@code [out, in, kD, kH, kW]} on both sides. */
final class Convolution3DImport implements LayerImport<Convolution3D> {
    @Override
    public Class<Convolution3D> configuration() {
        return Convolution3D.class;
    }

    @Override
    public void write(Convolution3D layer, ImportScope scope) {
        if (layer.getDataFormat() != Convolution3D.DataFormat.NCDHW) {
            throw scope.refuse("only volumes with the channels first have a counterpart");
        }
        String convolved = Convolution.add(
                scope, Window.of(scope, layer), Convolution.weights(scope, scope.parameter("W"), layer.hasBias()), 1);
        scope.result(scope.activated(convolved, layer.getActivationFn()));
    }
}
