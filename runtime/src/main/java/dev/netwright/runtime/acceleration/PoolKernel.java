package dev.netwright.runtime.acceleration;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling of planes in plain Java, {@code [N, C, H, W]} to {@code [N, C, H', W']}; arrays that {@link FloatMemory} reaches. */
abstract class PoolKernel {

    private final PoolWindows windows;

    PoolKernel(PoolWindows windows) {
        this.windows = windows;
    }

    PoolWindows windows() {
        return windows;
    }

    /**
     * Computes the outputs.
     *
     * @param in all planes, one after the other
     * @param out receives one output plane for each
     */
    abstract void forward(INDArray in, INDArray out);

    /**
     * Computes the gradients at the inputs.
     *
     * @param in the inputs of the forward pass
     * @param epsilon the gradients at the outputs
     * @param below receives the gradients at the inputs
     */
    abstract void backward(INDArray in, INDArray epsilon, INDArray below);

    /** How many planes an input has. */
    static int planes(INDArray in) {
        return (int) (in.size(0) * in.size(1));
    }
}
