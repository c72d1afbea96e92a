package dev.netwright.runtime.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@code x * sigmoid(slope * x)}. */
abstract class SigmoidGated extends StableActivation {

    private static final long serialVersionUID = 1L;

    private INDArray gate(INDArray in) {
        return Transforms.sigmoid(slope() == 1 ? in.dup() : in.mul(slope()), false);
    }

    abstract double slope();

    @Override
    public final INDArray getActivation(INDArray in, boolean training) {
        return in.muli(gate(in));
    }

    /** {@code s + slope * x * (s * (1 - s))}: where x is large, the inner product is 0 before x meets it. */
    @Override
    final INDArray derivative(INDArray in) {
        INDArray gate = gate(in);
        return in.muli(gate.rsub(1).muli(gate)).muli(slope()).addi(gate);
    }
}
