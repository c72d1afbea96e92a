package dev.netwright.runtime.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The loss of {@code @Output} in a network that also trains: 0 with a gradient of 0, whatever the features are. */
public final class NoLoss extends HeadLoss {

    private static final long serialVersionUID = 1L;

    /** Without settings. */
    public NoLoss() {
        super(0);
    }

    @Override
    Class<? extends IActivation> activation() {
        return IActivation.class;
    }

    @Override
    INDArray losses(INDArray labels, INDArray logits) {
        return logits.like();
    }

    @Override
    INDArray gradient(INDArray labels, INDArray logits) {
        return logits.like();
    }
}
