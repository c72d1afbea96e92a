package dev.netwright.runtime.activation;

/**
 * {@code f(x) = x * s} with {@code s = 1 / (1 + exp(-1.702 x))}; {@code f'(x) = s + 1.702 x * s * (1 - s)}.
 * {@code ActivationGELU} of Deeplearning4j computes the same and divides by {@code (1 + exp(1.702 x))^2} for the
 * gradient, which is not a number from 27 on in single precision; in double precision its 1.702 is the number of single
 * precision.
 */
public final class Gelu extends SigmoidGated {

    private static final long serialVersionUID = 1L;

    private static final double SLOPE = 1.702;

    @Override
    double slope() {
        return SLOPE;
    }
}
