package dev.netwright.runtime.loss;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The loss of {@code @SigmoidOutput}, on the logits {@code x} of a row and its labels {@code y}, <em>summed</em> over the
 * features, not averaged:
 *
 * <pre>{@code
 * loss = weight * sum over c of max(x[c], 0) - x[c] * y[c] + ln(1 + exp(-|x[c]|))
 * d loss / d x[c] = weight * (1 / (1 + exp(-x[c])) - y[c])
 * }</pre>
 *
 * <p>This is {@code -y ln p - (1 - y) ln(1 - p)} without ever rounding p. {@code LossBinaryXENT} of Deeplearning4j
 * keeps p within 1e-5 of 0 and 1, so that its gradient is 0 where the answer is most wrong.
 */
public final class SigmoidCrossEntropy extends HeadLoss {

    private static final long serialVersionUID = 1L;

    /** @param weight the head's share of the whole loss; 1 for the only head */
    public SigmoidCrossEntropy(@JsonProperty("weight") double weight) {
        super(weight);
    }

    @Override
    Class<? extends IActivation> activation() {
        return ActivationSigmoid.class;
    }

    @Override
    INDArray losses(INDArray labels, INDArray logits) {
        INDArray small =
                Transforms.log1p(Transforms.exp(Transforms.abs(logits, true).negi(), false), false);
        return Transforms.max(logits, 0, true).subi(logits.mul(labels)).addi(small);
    }

    @Override
    INDArray gradient(INDArray labels, INDArray logits) {
        return Transforms.sigmoid(logits, true).subi(labels);
    }
}
