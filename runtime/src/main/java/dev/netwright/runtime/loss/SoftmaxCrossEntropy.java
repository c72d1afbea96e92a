package dev.netwright.runtime.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossUtil;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The loss of {@code @SoftmaxOutput}, on the logits {@code x} of a row and its labels {@code y}, which need not be a
 * single 1:
 *
 * <pre>{@code
 * m = max over j of x[j]
 * ln p[c] = x[c] - m - ln(sum over j of exp(x[j] - m))
 * loss = -weight * sum over c of y[c] * ln p[c]
 * d loss / d x[c] = weight * (p[c] * sum over j of y[j] - y[c])
 * }</pre>
 *
 * <p>{@code LossMCXENT} of Deeplearning4j keeps p above 1e-10 and so the loss below 23.03, and its gradient is right
 * only for labels that sum to 1.
 */
public final class SoftmaxCrossEntropy extends HeadLoss {

    private static final long serialVersionUID = 1L;

    /** @param weight the head's share of the whole loss; 1 for the only head */
    public SoftmaxCrossEntropy(@JsonProperty("weight") double weight) {
        super(weight);
    }

    @Override
    Class<? extends IActivation> activation() {
        return ActivationSoftmax.class;
    }

    @Override
    INDArray losses(INDArray labels, INDArray logits) {
        INDArray shifted = logits.subColumnVector(logits.max(true, 1));
        INDArray sums = Transforms.exp(shifted, true).sum(true, 1);
        return shifted.subiColumnVector(Transforms.log(sums, false))
                .muli(labels)
                .negi();
    }

    @Override
    INDArray gradient(INDArray labels, INDArray logits) {
        return Transforms.softmax(logits, true)
                .muliColumnVector(labels.sum(true, 1))
                .subi(labels);
    }

    /** {@inheritDoc} A mask is for whole rows: probabilities of one row depend on each other. */
    @Override
    void require(INDArray labels, INDArray logits, IActivation function, INDArray mask) {
        super.require(labels, logits, function, mask);
        if (mask != null && LossUtil.isPerOutputMasking(logits, mask)) {
            throw new IllegalArgumentException("expected a mask of one number a row");
        }
    }
}
