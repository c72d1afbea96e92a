package dev.netwright.runtime.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The loss of {@code @RegressionOutput}, on the values {@code x} of a row and its labels {@code y}, averaged over its F
 * features:
 *
 * <pre>{@code
 * loss = weight / F * sum over j of (x[j] - y[j])^2
 * d loss / d x[j] = weight * 2 / F * (x[j] - y[j])
 * }</pre>
 */
public final class MeanSquaredError extends HeadLoss {

    private static final long serialVersionUID = 1L;

    /** @param weight the head's share of the whole loss; 1 for the only head */
    public MeanSquaredError(@JsonProperty("weight") double weight) {
        super(weight);
    }

    @Override
    Class<? extends IActivation> activation() {
        return ActivationIdentity.class;
    }

    @Override
    INDArray losses(INDArray labels, INDArray logits) {
        INDArray difference = logits.sub(labels);
        return difference.muli(difference).divi(logits.size(1));
    }

    @Override
    INDArray gradient(INDArray labels, INDArray logits) {
        return logits.sub(labels).muli(2.0 / logits.size(1));
    }
}
