package dev.netwright.runtime.training;

import java.util.Locale;
import java.util.Optional;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * What a network achieved on some data, with dropout off and running statistics.
 *
 * @param examples the number of examples
 * @param loss the mean over the examples of the losses of the heads, each by its formula in
 *     {@link dev.netwright.runtime.HeadLoss} and with its weight; auxiliary heads and L2 are left out
 * @param accuracy of the first softmax or sigmoid head with labels: the share of examples (of pixels on a map, of real steps
 *     in a sequence) whose most probable class is right; for a sigmoid head the share of features on the right side of
 *     one half. Not a number where there is no such head
 * @param evaluation Deeplearning4j's account of the first softmax head: precision, recall, F1, the confusion matrix;
 *     empty without a softmax head
 */
public record EvaluationReport(long examples, double loss, double accuracy, Optional<Evaluation> evaluation) {

    /** For people: {@code loss 0.2871, accuracy 0.8962 on 10,000 examples}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "loss %.4f, accuracy %.4f on %,d examples", loss, accuracy, examples);
    }
}
