package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rectifier whose slope on the negative side is learned: one for each channel of a map, one for each feature of a
 * vector. Keeps the shape.
 *
 * <pre>{@code
 * y[c, h, w] = x[c, h, w] where x >= 0, else slope[c] * x[c, h, w]
 * }</pre>
 *
 * <p>Parameters: C, or F for a vector. Errors: an initial slope outside 0 to 1, an input that is neither a
 * {@link FeatureMap} nor a {@link FeatureVector}.
 *
 * <p>He et al. 2015 (Delving Deep into Rectifiers), section 2.1. PyTorch: {@code PReLU(C, init=slope)}. Deeplearning4j:
 * {@code PReLULayer} on a vector. On a map its slopes cannot be shared over the pixels (its backward pass fails), so
 * there the same formula is written as relu(x) + slope * -relu(-x), the product being a
 * {@code DepthwiseConvolution2D} of kernel 1, weights {@code [1, 1, C, 1]}.
 *
 * <pre>{@code
 * @Prelu FeatureMap active();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Prelu {
    /** {@return the slope that training begins with, from 0 to 1; 0.25 by default} */
    double slope() default 0.25;
}
