package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's own convolution, {@code [N, C, H, W]} to {@code [N, channels, H', W']}, for where oneDNN cannot be
 * used; it only does not compute its forward pass again to go backwards.
 */
final class OutputKeepingConvolutionLayer extends ConvolutionLayer {

    private static final long serialVersionUID = 1L;

    private transient INDArray output;

    OutputKeepingConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        helper = null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        INDArray activation = super.activate(training, workspaceMgr);
        Optional<OutputDerivative> derivative =
                OutputDerivative.of(layerConf().getActivationFn());
        // The other derivatives are written over what is handed to them, which here is the next layer's input.
        boolean exact =
                derivative.filter(d -> d == OutputDerivative.RELU || d == OutputDerivative.IDENTITY).isPresent();
        output = training && exact ? activation : null;
        return activation;
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaceMgr) {
        return forBackprop && output != null
                ? new Pair<>(output, null)
                : super.preOutput(training, forBackprop, workspaceMgr);
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
