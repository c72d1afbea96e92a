package dev.netwright.runtime.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@code f(x) = x * tanh(ln(1 + exp(x)))}. With {@code p = exp(min(x, 0))} and {@code q = exp(-max(x, 0))}, of which
 * one is always 1 and the other at most 1, and {@code d = p^2 + 2pq + 2q^2}:
 *
 * <pre>{@code
 * f(x)  = x * (p^2 + 2pq) / d
 * f'(x) = (p^2 + 2pq) / d + x * 4 p q^2 (p + q) / d^2
 * }</pre>
 *
 * <p>{@code ActivationMish} of Deeplearning4j computes powers of {@code exp(x)}, so that its gradient is not a number from
 * 23 on in single precision.
 */
public final class Mish extends StableActivation {

    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray p = below(in);
        INDArray q = above(in);
        INDArray numerator = numerator(p, q);
        return in.muli(numerator).divi(denominator(numerator, q));
    }

    @Override
    INDArray derivative(INDArray in) {
        INDArray p = below(in);
        INDArray q = above(in);
        INDArray numerator = numerator(p, q);
        INDArray denominator = denominator(numerator, q);
        INDArray steep =
                p.add(q).muli(p).muli(q).muli(q).muli(4).divi(denominator).divi(denominator);
        return in.muli(steep).addi(numerator.divi(denominator));
    }

    private static INDArray below(INDArray in) {
        return Transforms.exp(Transforms.min(in, 0, true), false);
    }

    private static INDArray above(INDArray in) {
        return Transforms.exp(Transforms.max(in, 0, true).negi(), false);
    }

    private static INDArray numerator(INDArray p, INDArray q) {
        return q.mul(2).addi(p).muli(p);
    }

    private static INDArray denominator(INDArray numerator, INDArray q) {
        return q.mul(q).muli(2).addi(numerator);
    }
}
