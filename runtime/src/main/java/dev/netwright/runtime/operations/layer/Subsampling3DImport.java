package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;

/** {@code MaxPool} over a volume. */
final class Subsampling3DImport implements LayerImport<Subsampling3DLayer> {
    @Override
    public Class<Subsampling3DLayer> configuration() {
        return Subsampling3DLayer.class;
    }

    @Override
    public void write(Subsampling3DLayer layer, ImportScope scope) {
        if (layer.getDataFormat() != Convolution3D.DataFormat.NCDHW
                || !layer.getPoolingType().name().equals("MAX")) {
            throw scope.refuse("only maximum pools of volumes with the channels first have a counterpart");
        }
        Window window = Window.of(
                scope,
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation());
        scope.result(Pool.add(scope, "MAX", window, false));
    }
}
