package dev.netwright.runtime.activation;

/**
 * {@code f(x) = x * s} with {@code s = 1 / (1 + exp(-x))}, PyTorch's {@code SiLU}; {@code f'(x) = s + x * s * (1 - s)}.
 * {@code ActivationSwish} of Deeplearning4j divides by {@code (1 + exp(x))^2}, so that its gradient is not a number from
 * 45 on in single precision.
 */
public final class Swish extends SigmoidGated {

    private static final long serialVersionUID = 1L;

    @Override
    double slope() {
        return 1;
    }
}
