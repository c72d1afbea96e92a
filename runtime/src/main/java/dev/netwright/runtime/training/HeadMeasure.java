package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Sums loss and right answers of one head over batches. All arrays are {@code [N, F, ...]}. */
final class HeadMeasure {

    private static final double SOFTMAX_MARGIN = 1e-10;
    private static final double SIGMOID_MARGIN = 1e-5;

    private final Head head;
    private long examples;
    private double lossSum;
    private long right;
    private long answers;

    HeadMeasure(Head head) {
        this.head = head;
    }

    /** Whether right and wrong mean something for this head. */
    static boolean classifies(Head head) {
        return head.kind() == HeadKind.SOFTMAX || head.kind() == HeadKind.SIGMOID;
    }

    /** @param count the number of examples; there is a row for each, or for each real step of each */
    void add(long count, INDArray labels, INDArray output) {
        examples += count;
        lossSum += head.weight() * loss(labels.castTo(DataType.DOUBLE), output.castTo(DataType.DOUBLE));
        if (classifies(head)) {
            right += right(head.kind(), labels, output, 0.5);
            answers += answers(head.kind(), labels);
        }
    }

    /** The mean loss of an example, times the head's weight. */
    double loss() {
        return lossSum / examples;
    }

    double accuracy() {
        return (double) right / answers;
    }

    private double loss(INDArray labels, INDArray output) {
        return switch (head.kind()) {
            case SOFTMAX -> -logLikelihood(labels, output, SOFTMAX_MARGIN);
            case SIGMOID ->
                -logLikelihood(labels, output, SIGMOID_MARGIN)
                        - logLikelihood(labels.rsub(1), output.rsub(1), SIGMOID_MARGIN);
            case REGRESSION -> {
                INDArray difference = labels.sub(output);
                yield difference.muli(difference).sumNumber().doubleValue() / labels.size(1);
            }
            case FEATURES -> 0;
        };
    }

    private static double logLikelihood(INDArray labels, INDArray probabilities, double margin) {
        INDArray kept = Transforms.min(Transforms.max(probabilities, margin), 1 - margin);
        return Transforms.log(kept).muli(labels).sumNumber().doubleValue();
    }

    /**
     * How many answers are right; NaN is none. {@code outputs} may be logits: the largest is the same, and the threshold then
     * is 0.
     */
    static long right(HeadKind kind, INDArray labels, INDArray outputs, double threshold) {
        boolean isSoftmax = kind == HeadKind.SOFTMAX;
        INDArray same = isSoftmax
                ? Nd4j.argMax(outputs, 1).eq(Nd4j.argMax(labels, 1))
                : outputs.gt(threshold).eq(labels.gt(0.5));
        long right = same.castTo(DataType.DOUBLE).sumNumber().longValue();
        boolean mayHoldNan = Double.isNaN(outputs.sumNumber().doubleValue());
        return mayHoldNan ? right - NanAnswers.right(same, outputs, isSoftmax) : right;
    }

    /** How many answers there are: one an example, or pixel, for softmax; one a feature for sigmoid. */
    static long answers(HeadKind kind, INDArray labels) {
        return kind == HeadKind.SOFTMAX ? labels.length() / labels.size(1) : labels.length();
    }
}
