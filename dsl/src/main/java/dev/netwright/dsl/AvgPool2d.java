package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window: C x H x W to C x H' x W', channel by channel, without parameters.
 *
 * <pre>{@code
 * H' = floor((H + 2 * padding - kernel) / stride) + 1        // and W' alike; see Rounding for CEIL
 * }</pre>
 *
 * <p>Padding is with zeros. {@link #countPadding} says whether they count in the divisor. Places beyond the padded
 * edge, which {@link Rounding#CEIL} can reach, never count.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, padding of more than half
 * the kernel, a member that is missing or out of range, an input that is not a {@link FeatureMap}.
 *
 * <p>PyTorch: {@code AvgPool2d(kernel, stride, padding, count_include_pad=countPadding)}. Deeplearning4j:
 * {@code SubsamplingLayer} with {@code PoolingType.AVG} and {@code avgPoolIncludePadInDivisor}.
 *
 * <pre>{@code
 * @AvgPool2d(kernel = 2) FeatureMap pool1();                  // 6x28x28 to 6x14x14
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AvgPool2d {
    /** {@return the window's side, or {@code {height, width}}, at least 1; must be given} */
    int[] kernel() default Required.REQUIRED;

    /**
     * {@return the step, or {@code {down, across}}, at least 1; the same as the kernel by default, so that windows
     * neither overlap nor leave gaps}
     */
    int[] stride() default {};

    /**
     * {@return rows and columns of zeros on each side, or {@code {above and below, left and right}}, from 0 to half the
     * kernel; 0 by default}
     */
    int[] padding() default 0;

    /**
     * {@return how a side that the stride does not divide is rounded; FLOOR by default, CEIL in some published
     * networks}
     */
    Rounding rounding() default Rounding.FLOOR;

    /**
     * {@return whether the divisor is the whole window (true, PyTorch's default) or only its part inside the input
     * (false)}
     */
    boolean countPadding() default true;
}
