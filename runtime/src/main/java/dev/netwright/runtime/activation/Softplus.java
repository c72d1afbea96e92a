package dev.netwright.runtime.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@code f(x) = ln(1 + exp(x))}, computed as {@code max(x, 0) + log1p(exp(-|x|))}; {@code f'(x) = 1 / (1 + exp(-x))}.
 * {@code ActivationSoftPlus} of Deeplearning4j computes {@code exp(x)}, which is infinite from 89 on in single precision.
 */
public final class Softplus extends StableActivation {

    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray small =
                Transforms.log1p(Transforms.exp(Transforms.abs(in, true).negi(), false), false);
        return Transforms.max(in, 0, false).addi(small);
    }

    @Override
    INDArray derivative(INDArray in) {
        return Transforms.sigmoid(in, false);
    }
}
