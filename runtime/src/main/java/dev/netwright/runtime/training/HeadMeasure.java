package dev.netwright.runtime.training;

import dev.netwright.runtime.Architecture.Head;
import dev.netwright.runtime.HeadKind;
import dev.netwright.runtime.loss.MeanSquaredError;
import dev.netwright.runtime.loss.SigmoidCrossEntropy;
import dev.netwright.runtime.loss.SoftmaxCrossEntropy;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Sums loss and right answers of one head over batches. All arrays are {@code [N, F, ...]}. */
final class HeadMeasure {

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

    /**
     * @param count the number of examples; there is a row for each, or for each real step of each
     * @param logits what the head reads, {@code output} what it puts out
     */
    void add(long count, INDArray labels, INDArray logits, INDArray output) {
        examples += count;
        lossSum += loss(rows(labels).castTo(DataType.DOUBLE), rows(logits).castTo(DataType.DOUBLE));
        if (classifies(head)) {
            right += right(head.kind(), labels, output, 0.5);
            answers += answers(head.kind(), labels);
        }
    }

    /** {@code [N, F, ...]} to one row of F for each example or pixel. */
    static INDArray rows(INDArray array) {
        if (array.rank() == 2) {
            return array;
        }
        INDArray flat = array.reshape(array.size(0), array.size(1), -1);
        return flat.permute(0, 2, 1).reshape(-1, array.size(1));
    }

    /** The mean loss of an example, times the head's weight. */
    double loss() {
        return lossSum / examples;
    }

    double accuracy() {
        return (double) right / answers;
    }

    /** In double precision, whatever the network's is. */
    private double loss(INDArray labels, INDArray logits) {
        return switch (head.kind()) {
            case SOFTMAX -> sum(new SoftmaxCrossEntropy(head.weight()), Activation.SOFTMAX, labels, logits);
            case SIGMOID -> sum(new SigmoidCrossEntropy(head.weight()), Activation.SIGMOID, labels, logits);
            case REGRESSION -> sum(new MeanSquaredError(head.weight()), Activation.IDENTITY, labels, logits);
            case FEATURES -> 0;
        };
    }

    private static double sum(ILossFunction loss, Activation activation, INDArray labels, INDArray logits) {
        return loss.computeScore(labels, logits, activation.getActivationFunction(), null, false);
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
