package dev.netwright.runtime.loss;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossUtil;

/**
 * A loss whose activation is part of it. Arrays are {@code [rows, F]}, a row for each example, pixel or step; none is
 * changed, since the loss is asked for again after the gradient, and other layers may read the same logits.
 */
abstract class HeadLoss implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final double weight;

    /** @throws IllegalArgumentException if the weight is negative or not finite */
    HeadLoss(double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight must be a number of at least 0, got " + weight);
        }
        this.weight = weight;
    }

    /** The head's share of the whole loss; for JSON. */
    public final double getWeight() {
        return weight;
    }

    /** The activation of the head that this loss is for. */
    abstract Class<? extends IActivation> activation();

    /** What each feature adds to the loss, in a new array. */
    abstract INDArray losses(INDArray labels, INDArray logits);

    /** The gradient at the logits, in a new array. */
    abstract INDArray gradient(INDArray labels, INDArray logits);

    /** {@inheritDoc} The sum is taken in double precision. */
    @Override
    public final double computeScore(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask, boolean average) {
        INDArray scores = computeScoreArray(labels, preOutput, activationFn, mask);
        double sum = scores.castTo(DataType.DOUBLE).sumNumber().doubleValue();
        return average ? sum / scores.size(0) : sum;
    }

    @Override
    public final INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
        require(labels, preOutput, activationFn, mask);
        return weighted(losses(labels.castTo(preOutput.dataType()), preOutput), mask)
                .sum(true, 1);
    }

    @Override
    public final INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
        require(labels, preOutput, activationFn, mask);
        return weighted(gradient(labels.castTo(preOutput.dataType()), preOutput), mask);
    }

    @Override
    public final Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activationFn, mask, average),
                computeGradient(labels, preOutput, activationFn, mask));
    }

    /** @throws IllegalArgumentException if the shapes differ, or the head has another activation */
    void require(INDArray labels, INDArray logits, IActivation function, INDArray mask) {
        if (!labels.equalShapes(logits)) {
            throw new IllegalArgumentException("expected labels of shape " + Arrays.toString(logits.shape()) + ", got "
                    + Arrays.toString(labels.shape()));
        }
        if (!activation().isInstance(function)) {
            throw new IllegalArgumentException(
                    this + " is for a head with " + activation().getSimpleName() + ", got " + function);
        }
    }

    private INDArray weighted(INDArray array, INDArray mask) {
        if (mask != null) {
            LossUtil.applyMask(array, mask);
        }
        return weight == 1 ? array : array.muli(weight);
    }

    @Override
    public final String name() {
        return toString();
    }

    @Override
    public final boolean equals(Object other) {
        return other != null
                && other.getClass() == getClass()
                && Double.compare(((HeadLoss) other).weight, weight) == 0;
    }

    @Override
    public final int hashCode() {
        return 31 * getClass().hashCode() + Double.hashCode(weight);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + weight + ")";
    }
}
