package dev.netwright.runtime.onnx.layer;

import dev.netwright.runtime.onnx.OnnxLayer;
import dev.netwright.runtime.onnx.OnnxScope;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** Its activation; a softmax is over the channels of each voxel. */
public final class Cnn3DLossLayerExport implements OnnxLayer<Cnn3DLossLayer> {
    @Override
    public Class<Cnn3DLossLayer> configuration() {
        return Cnn3DLossLayer.class;
    }

    @Override
    public void export(Cnn3DLossLayer layer, OnnxScope scope) {
        if (layer.getDataFormat() != Convolution3D.DataFormat.NCDHW) {
            throw scope.refuse("only volumes with the channels first can be exported");
        }
        scope.result(Formats.activatedAlongFeatures(scope, layer.getActivationFn()));
    }
}
