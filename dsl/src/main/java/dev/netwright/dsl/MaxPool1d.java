package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value in each stretch of steps: F x T to F x T', feature by feature, without parameters.
 *
 * <pre>{@code
 * T' = floor((T - kernel) / stride) + 1
 * }</pre>
 *
 * <p>There is no padding: Deeplearning4j's pool over a sequence pads a second axis that is not there, and fails.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is longer than the sequence, a member that is missing or
 * out of range, an input that is not a {@link FeatureSequence}. PyTorch: {@code MaxPool1d(kernel, stride)}.
 * Deeplearning4j: {@code Subsampling1DLayer} with {@code PoolingType.MAX}.
 *
 * <pre>{@code
 * @MaxPool1d(kernel = 2) FeatureSequence halved();          // 64x200 to 64x100
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxPool1d {
    /** {@return the steps of a window, at least 1; must be given} */
    int kernel() default Required.REQUIRED;

    /** {@return the steps from one window to the next, at least 1; 0, the default, means as many as the kernel} */
    int stride() default 0;
}
