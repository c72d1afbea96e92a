package dev.netwright.runtime.operations.layer;

import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** Its loss and its activation; a softmax is over the channels of each voxel. */
final class Cnn3DLossLayerImport implements LayerImport<Cnn3DLossLayer> {
    @Override
    public Class<Cnn3DLossLayer> configuration() {
        return Cnn3DLossLayer.class;
    }

    @Override
    public void write(Cnn3DLossLayer layer, ImportScope scope) {
        if (layer.getDataFormat() != Convolution3D.DataFormat.NCDHW) {
            throw scope.refuse("only volumes with the channels first have a counterpart");
        }
        scope.head(scope.input(), layer.getLossFn(), layer.getActivationFn());
        scope.result(Formats.activatedAlongFeatures(scope, scope.input(), layer.getActivationFn()));
    }
}
