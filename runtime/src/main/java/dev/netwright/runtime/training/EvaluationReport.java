package dev.netwright.runtime.training;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * What a network achieved on some data, with dropout off and running statistics.
 *
 * @param examples the number of examples
 * @param loss the mean over the examples of the losses of the heads, each by its formula in
 *     {@link dev.netwright.runtime.loss} and with its weight; auxiliary heads and L2 are left out
 * @param accuracy of the first softmax head with labels, or of the first sigmoid head if there is none: the share of
 *     examples (of pixels on a map, of real steps in a sequence) whose most probable class is right; for a sigmoid head
 *     the share of features on the right side of one half. NaN is never right. Empty without such a head
 * @param evaluation Deeplearning4j's account of the first softmax head, with the names of its classes: precision,
 *     recall, F1; empty without a softmax head. Examples for which the head outputs NaN are left out
 * @param valueErrors of the first regression head; empty without one
 */
public record EvaluationReport(
        long examples,
        double loss,
        OptionalDouble accuracy,
        Optional<Evaluation> evaluation,
        Optional<ValueErrors> valueErrors) {

    /** The confusion matrix of the first softmax head; empty without one. */
    public Optional<ConfusionMatrix> confusion() {
        return evaluation.map(ConfusionMatrix::of);
    }

    /**
     * For people: {@code loss 0.2871, accuracy 0.8962 on 10,000 examples}, or of a regression head
     * {@code loss 0.0421, mean absolute error 0.1620, root mean squared error 0.2052 on 500 examples}.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "loss %.4f", loss));
        accuracy.ifPresent(share -> text.append(String.format(Locale.ROOT, ", accuracy %.4f", share)));
        valueErrors.ifPresent(errors -> text.append(", ").append(errors));
        return text.append(String.format(Locale.ROOT, " on %,d examples", examples))
                .toString();
    }
}
