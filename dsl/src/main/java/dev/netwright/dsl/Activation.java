package dev.netwright.dsl;

/**
 * A function applied to each number that a layer outputs (only {@link #SOFTMAX} looks at a whole vector). Each constant
 * names its formula and the constant of Deeplearning4j's {@code org.nd4j.linalg.activations.Activation} that it
 * becomes. Four of those overflow for large numbers, so that a gradient is not a number; they become Netwright's own
 * {@code Softplus}, {@code Swish}, {@code Mish} and {@code Gelu} instead.
 *
 * <p>Two functions differ from the PyTorch function of the same name, because their formulas are different:
 * {@link #HARD_SIGMOID} and {@link #GELU}. All others equal PyTorch's with its default settings, and so do their
 * gradients except at the corners of {@link #LEAKY_RELU} and {@link #HARD_TANH}.
 *
 * <pre>{@code
 * import static dev.netwright.dsl.Activation.RELU;
 * @Conv2d(channels = 64, kernel = 3, padding = 1, activation = RELU) FeatureMap conv();
 * }</pre>
 */
public enum Activation {
    /** x, unchanged. Deeplearning4j: {@code IDENTITY}. */
    IDENTITY,

    /** max(x, 0). Deeplearning4j: {@code RELU}. */
    RELU,

    /** min(max(x, 0), 6). Deeplearning4j: {@code RELU6}. */
    RELU6,

    /** x where x &ge; 0, else 0.01 x. Its slope at 0 is 1; PyTorch takes 0.01. Deeplearning4j: {@code LEAKYRELU}. */
    LEAKY_RELU,

    /** x where x &gt; 1, else 0. PyTorch: {@code Threshold(1.0, 0.0)}. Deeplearning4j: {@code THRESHOLDEDRELU}. */
    THRESHOLDED_RELU,

    /** x where x &gt; 0, else exp(x) - 1. Deeplearning4j: {@code ELU}. */
    ELU,

    /**
     * 1.0507 x where x &gt; 0, else 1.0507 * 1.6733 * (exp(x) - 1); the constants, here rounded, keep mean 0 and
     * variance 1 (Klambauer et al. 2017). Deeplearning4j: {@code SELU}.
     */
    SELU,

    /** 1 / (1 + exp(-x)), between 0 and 1. Deeplearning4j: {@code SIGMOID}. */
    SIGMOID,

    /**
     * min(max(0.2 x + 0.5, 0), 1): a straight line from -2.5 to 2.5. PyTorch's {@code Hardsigmoid} is another line, x /
     * 6 + 0.5 from -3 to 3, so that weights trained with the one do not carry over to the other; the two differ by up
     * to 0.083. Deeplearning4j: {@code HARDSIGMOID}.
     */
    HARD_SIGMOID,

    /** (exp(x) - exp(-x)) / (exp(x) + exp(-x)), between -1 and 1. Deeplearning4j: {@code TANH}. */
    TANH,

    /** min(max(x, -1), 1). Its slope at -1 and 1 is 1; PyTorch takes 0. Deeplearning4j: {@code HARDTANH}. */
    HARD_TANH,

    /** ln(1 + exp(x)). Netwright's own {@code Softplus}. */
    SOFTPLUS,

    /** x / (1 + |x|). Deeplearning4j: {@code SOFTSIGN}. */
    SOFTSIGN,

    /** x / (1 + exp(-x)). PyTorch: {@code SiLU}. Netwright's own {@code Swish}. */
    SWISH,

    /** x * tanh(ln(1 + exp(x))). Netwright's own {@code Mish}. */
    MISH,

    /**
     * x / (1 + exp(-1.702 x)), the sigmoid approximation of Hendrycks and Gimpel 2016, section 2. PyTorch's
     * {@code GELU} is x * &Phi;(x) with the normal distribution function, or its tanh approximation; this one is off
     * from x * &Phi;(x) by up to 0.0203. Netwright's own {@code Gelu}.
     */
    GELU,

    /**
     * exp(x<sub>i</sub>) / &Sigma;<sub>j</sub> exp(x<sub>j</sub>) over the features of one example, so that they sum to
     * 1. On a {@link FeatureVector} only: after any other tensor it is an error, since Deeplearning4j would normalise a
     * map along its width. A classifier wants {@link SoftmaxOutput @SoftmaxOutput} after plain logits, not this.
     * Deeplearning4j: {@code SOFTMAX}.
     */
    SOFTMAX
}
