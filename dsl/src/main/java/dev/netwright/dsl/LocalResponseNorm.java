package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Divides each number by a measure of its neighbours at the same place in nearby channels. A {@link FeatureMap}, whose
 * shape it keeps; without parameters.
 *
 * <pre>{@code
 * y[c] = x[c] / (k + alpha / size * sum of x[j]^2) ^ beta       // j from c - size / 2 to c + size / 2
 * }</pre>
 *
 * <p>The formula is PyTorch's: alpha is divided by the number of channels summed, and channels beyond the first and
 * last count as zero. The paper, and Deeplearning4j, do not divide; the generated code passes alpha / size to
 * Deeplearning4j. For the paper's alpha of 1e-4 undivided over 5 channels, say {@code alpha = 5e-4}.
 *
 * <p>Deeplearning4j's gradient of this layer is slightly off, by 0.3 % at AlexNet's settings with inputs around 50, and
 * by much more for an alpha near 1.
 *
 * <p>Errors: a size that is even or below 1, an input that is not a {@link FeatureMap}. Krizhevsky et al. 2012, section
 * 3.3. PyTorch: {@code LocalResponseNorm(size, alpha, beta, k)}. Deeplearning4j: {@code LocalResponseNormalization}.
 *
 * <pre>{@code
 * @LocalResponseNorm(size = 5, alpha = 5e-4, k = 2) FeatureMap norm1();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LocalResponseNorm {
    /** {@return how many channels are summed, its own in the middle: odd, at least 1; 5 by default} */
    int size() default 5;

    /** {@return the weight of the mean square; 1e-4 by default} */
    double alpha() default 1e-4;

    /** {@return the exponent; 0.75 by default} */
    double beta() default 0.75;

    /**
     * {@return the number that the sum starts from, so that a silent neighbourhood divides by k^beta; 1 by default, 2
     * in the paper}
     */
    double k() default 1.0;
}
