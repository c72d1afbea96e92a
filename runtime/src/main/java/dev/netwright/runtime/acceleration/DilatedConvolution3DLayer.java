package dev.netwright.runtime.acceleration;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.Convolution3DLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's own convolution over {@code [N, C, D, H, W]}, kept away from oneDNN, which refuses some dilations. */
final class DilatedConvolution3DLayer extends Convolution3DLayer {

    private static final long serialVersionUID = 1L;

    DilatedConvolution3DLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaceMgr) {
        return WithoutOneDnn.compute(() -> super.preOutput(training, forBackprop, workspaceMgr));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        return WithoutOneDnn.compute(() -> super.backpropGradient(epsilon, workspaceMgr));
    }
}
