package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a random share of the numbers to zero while training, and scales the others up so that the sum is expected to
 * stay; it does nothing when predicting. Any shape, which it keeps; without parameters.
 *
 * <pre>{@code
 * y = 0             with probability value
 * y = x / (1 - value)   otherwise
 * }</pre>
 *
 * <p>The value is the share <em>dropped</em>, as in PyTorch and in the paper's figures. Deeplearning4j's own
 * {@code dropOut(p)} is the share kept: the generated code says {@code 1 - value}. Error: a value outside 0 &le; value
 * &lt; 1.
 *
 * <p>Srivastava et al. 2014. PyTorch: {@code Dropout(value)}. Deeplearning4j: {@code DropoutLayer}.
 *
 * <pre>{@code
 * @Dropout(0.5) FeatureVector drop6();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dropout {
    /** {@return the share dropped, from 0 up to but without 1; must be given} */
    double value() default Required.REQUIRED;
}
