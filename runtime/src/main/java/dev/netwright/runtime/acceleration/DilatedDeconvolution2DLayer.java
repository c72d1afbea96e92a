package dev.netwright.runtime.acceleration;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.Deconvolution2DLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's own transposed convolution over {@code [N, C, H, W]}, kept away from oneDNN, which refuses some dilations. */
final class DilatedDeconvolution2DLayer extends Deconvolution2DLayer {

    private static final long serialVersionUID = 1L;

    DilatedDeconvolution2DLayer(NeuralNetConfiguration conf, DataType dataType) {
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
