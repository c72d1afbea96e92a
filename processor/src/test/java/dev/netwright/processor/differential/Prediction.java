package dev.netwright.processor.differential;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step of the oracle that never trains. */
abstract class Prediction implements InputPreProcessor {
    private static final long serialVersionUID = 1L;

    @Override
    public final INDArray backprop(INDArray output, int miniBatchSize, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("the oracle only predicts");
    }

    @Override
    public final InputPreProcessor clone() {
        return this;
    }

    @Override
    public final Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int miniBatchSize) {
        return new Pair<>(mask, state);
    }
}
