package dev.netwright.runtime.training;

import java.util.stream.IntStream;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Answers with NaN among their values. The largest value of such a row is the first, and NaN is on no side of a threshold:
 * half of them would count as right.
 */
final class NanAnswers {

    private NanAnswers() {}

    /**
     * How many answers count as right that hold NaN.
     *
     * @param same which answers are like their labels: {@code [N, ...]}, one an example or pixel, or {@code [N, F, ...]}
     * @param outputs {@code [N, F, ...]}
     * @param isRow whether an answer is a row of F values
     */
    static long right(INDArray same, INDArray outputs, boolean isRow) {
        float[] right = same.castTo(DataType.FLOAT).dup('c').data().asFloat();
        float[] values = outputs.castTo(DataType.FLOAT).dup('c').data().asFloat();
        if (!isRow) {
            return IntStream.range(0, values.length)
                    .filter(i -> Float.isNaN(values[i]) && right[i] != 0)
                    .count();
        }
        int width = (int) outputs.size(1);
        int places = right.length / (int) outputs.size(0);
        return IntStream.range(0, right.length)
                .filter(i -> right[i] != 0 && holdsNan(values, i / places * width * places + i % places, places, width))
                .count();
    }

    /** Deeplearning4j refuses NaN: its account is of the other rows. */
    static void evaluate(Evaluation evaluation, INDArray labels, INDArray outputs) {
        if (!Double.isNaN(outputs.sumNumber().doubleValue())) {
            evaluation.eval(labels, outputs);
            return;
        }
        int width = (int) outputs.size(1);
        float[] values = outputs.castTo(DataType.FLOAT).dup('c').data().asFloat();
        int[] known = IntStream.range(0, (int) outputs.size(0))
                .filter(row -> !holdsNan(values, row * width, 1, width))
                .toArray();
        if (known.length > 0) {
            evaluation.eval(Nd4j.pullRows(labels.dup('c'), 1, known), Nd4j.pullRows(outputs.dup('c'), 1, known));
        }
    }

    private static boolean holdsNan(float[] values, int from, int step, int count) {
        return IntStream.range(0, count).anyMatch(i -> Float.isNaN(values[from + i * step]));
    }
}
