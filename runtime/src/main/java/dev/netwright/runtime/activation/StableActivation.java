package dev.netwright.runtime.activation;

import java.util.Locale;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each number by itself, without settings. As Deeplearning4j's own, it overwrites what it reads. */
abstract class StableActivation extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    /** {@code f'(x)} in place of each {@code x}. */
    abstract INDArray derivative(INDArray in);

    @Override
    public final Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        return new Pair<>(derivative(in).muli(epsilon), null);
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
