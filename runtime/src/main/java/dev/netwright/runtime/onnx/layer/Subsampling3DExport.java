package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;

/** {@code MaxPool} over a volume. */
public final class Subsampling3DExport implements OnnxLayer<Subsampling3DLayer> {
    @Override
    public Class<Subsampling3DLayer> configuration() {
        return Subsampling3DLayer.class;
    }

    @Override
    public void export(Subsampling3DLayer layer, OnnxScope scope) {
        if (layer.getDataFormat() != Convolution3D.DataFormat.NCDHW
                || !layer.getPoolingType().name().equals("MAX")) {
            throw scope.refuse("only maximum pools of volumes with the channels first can be exported");
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
