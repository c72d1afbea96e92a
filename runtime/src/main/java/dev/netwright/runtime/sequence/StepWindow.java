package dev.netwright.runtime.sequence;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A window that slides along the steps. Of T steps it makes {@code floor((T + 2 * padding - extent) / stride) + 1}, its
 * extent being {@code dilation * (kernel - 1) + 1}.
 */
record StepWindow(int kernel, int stride, int padding, int dilation) {

    /**
     * Which outputs are real: as many as the window makes of each example alone.
     *
     * @param mask {@code [N, T]}
     * @return {@code [N, T']}
     */
    INDArray mask(INDArray mask) {
        int[] lengths = Arrays.stream(StepMasks.lengths(mask)).map(this::of).toArray();
        return StepMasks.of(lengths, of((int) mask.size(1)), mask.dataType());
    }

    private int of(int steps) {
        int extent = dilation * (kernel - 1) + 1;
        return Math.max(0, Math.floorDiv(steps + 2 * padding - extent, stride) + 1);
    }
}
