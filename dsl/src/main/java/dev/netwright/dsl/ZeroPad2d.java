package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rows and columns of zeros around a map: C x H x W to C x (top + H + bottom) x (left + W + right). Without parameters.
 * For equal sides the {@code padding} of the next layer is enough; this is for unequal ones.
 *
 * <p>Errors: a negative side, an input that is not a {@link FeatureMap}. PyTorch:
 * {@code ZeroPad2d((left, right, top, bottom))}, in that order. Deeplearning4j: {@code ZeroPaddingLayer}.
 *
 * <pre>{@code
 * @ZeroPad2d(bottom = 1, right = 1) FeatureMap padded();    // 64x55x55 to 64x56x56
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ZeroPad2d {
    /** {@return rows of zeros above, at least 0; 0 by default} */
    int top() default 0;

    /** {@return rows of zeros below, at least 0; 0 by default} */
    int bottom() default 0;

    /** {@return columns of zeros on the left, at least 0; 0 by default} */
    int left() default 0;

    /** {@return columns of zeros on the right, at least 0; 0 by default} */
    int right() default 0;
}
