package dev.netwright.runtime;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The loss of each kind of head, as generated configurations use it. All are Deeplearning4j's own, so the
 * configuration's JSON can be read without this library.
 *
 * <p>Every loss is the mean over the batch of the loss of one example. A head on a feature map {@code [N, C, H, W]} is
 * per pixel: the loss of one example is the <em>sum</em> over its {@code H * W} pixels of the formula below with
 * {@code F = C}.
 *
 * <p>A head's weight multiplies its loss and its gradient. It becomes a constant vector of per-feature weights; a
 * weight of exactly 1 becomes none. With a weight, labels of a softmax head still are one row of probabilities.
 */
public final class HeadLoss {

    private HeadLoss() {}

    /**
     * Cross entropy on softmax probabilities: {@code weight * -sum_f label_f * log(p_f)}, with {@code p} kept within
     * {@code [1e-10, 1 - 1e-10]}.
     *
     * @param weight the head's share of the whole loss; 1 for the only head
     * @param width the number of classes F
     */
    public static ILossFunction softmax(double weight, long width) {
        return weight == 1 ? new LossMCXENT() : new LossMCXENT(constant(weight, width));
    }

    /**
     * Binary cross entropy on independent probabilities, <em>summed</em> over the features, not averaged:
     * {@code weight * -sum_f (label_f * log(p_f) + (1 - label_f) * log(1 - p_f))}, with {@code p} kept within
     * {@code [1e-5, 1 - 1e-5]}.
     *
     * @param weight the head's share of the whole loss; 1 for the only head
     * @param width the number of features F
     */
    public static ILossFunction sigmoid(double weight, long width) {
        return weight == 1 ? new LossBinaryXENT() : new LossBinaryXENT(constant(weight, width));
    }

    /**
     * Squared error, <em>averaged</em> over the features: {@code weight / F * sum_f (label_f - y_f)^2}.
     *
     * @param weight the head's share of the whole loss; 1 for the only head
     * @param width the number of features F
     */
    public static ILossFunction regression(double weight, long width) {
        return weight == 1 ? new LossMSE() : new LossMSE(constant(weight, width));
    }

    /**
     * No loss, for plain features in a network that also trains: the score is 0 and the gradient exactly 0 for every
     * finite feature.
     *
     * @param width the number of features F
     */
    public static ILossFunction none(long width) {
        return new LossMSE(constant(0, width));
    }

    private static INDArray constant(double weight, long width) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight must be a number of at least 0, got " + weight);
        }
        return Nd4j.valueArrayOf(new long[] {1, width}, weight);
    }
}
