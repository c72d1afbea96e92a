package dev.netwright.runtime.sequence;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer that treats each step by itself: padding does not reach the real steps, so it need not know of it. */
final class StepwiseLayer extends BaseWrapperLayer {
    private static final long serialVersionUID = 1L;

    StepwiseLayer(Layer underlying) {
        super(underlying);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int examples) {
        return new Pair<>(mask, state);
    }
}
