package dev.netwright.runtime.sequence;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A window that slides along the steps. Of T steps it makes {@code floor((T + 2 * padding - extent) / stride) + 1}, its
 * extent being {@code dilation * (kernel - 1) + 1}.
 */
record StepWindow(int kernel, int stride, int padding, int dilation) {

    /**
     * Which outputs are real: as many as the window makes of each example alone. The window at output t ends at step
     * {@code t * stride + extent - 1 - padding}; alone, an example has {@code padding} zeros behind its last step, so the
     * output is real exactly if the step {@code padding} before that end is.
     *
     * @param mask {@code [N, T]}: ones, then zeros in each row
     * @return {@code [N, T']}
     */
    INDArray mask(INDArray mask) {
        int first = dilation * (kernel - 1) - 2 * padding;
        long steps = Math.floorDiv(mask.size(1) - 1 - first, stride) + 1;
        // Outputs whose deciding step lies before the first: every example has them.
        long always = first >= 0 ? 0 : Math.min(steps, Math.floorDiv(-first - 1, stride) + 1);
        INDArray result = Nd4j.ones(mask.dataType(), mask.size(0), steps);
        if (always < steps) {
            long begin = first + always * stride;
            INDArray deciding = mask.get(NDArrayIndex.all(), NDArrayIndex.interval(begin, stride, mask.size(1)));
            result.get(NDArrayIndex.all(), NDArrayIndex.interval(always, steps)).assign(deciding);
        }
        return result;
    }
}
