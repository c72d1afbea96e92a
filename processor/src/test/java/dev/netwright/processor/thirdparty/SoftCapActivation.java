package dev.netwright.processor.thirdparty;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The third party's own Deeplearning4j class. */
public final class SoftCapActivation extends BaseActivationFunction {
    private static final long serialVersionUID = 1;

    private final double limit;

    public SoftCapActivation(double limit) {
        this.limit = limit;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return Transforms.tanh(in.divi(limit), false).muli(limit);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray tanh = Transforms.tanh(in.div(limit), false);
        return new Pair<>(epsilon.mul(tanh.mul(tanh).rsubi(1)), null);
    }
}
