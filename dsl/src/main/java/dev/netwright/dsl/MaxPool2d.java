package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value in each window: C x H x W to C x H' x W', channel by channel, without parameters.
 *
 * <pre>{@code
 * H' = floor((H + 2 * padding - kernel) / stride) + 1        // and W' alike; see Rounding for CEIL
 * }</pre>
 *
 * <p>Padding counts as minus infinity, so it never wins, not even over negative numbers.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, padding of more than half
 * the kernel (a window could lie wholly in it), a member that is missing or out of range, an input that is not a
 * {@link FeatureMap}.
 *
 * <p>PyTorch: {@code MaxPool2d(kernel, stride, padding)}. Deeplearning4j: {@code SubsamplingLayer} with
 * {@code PoolingType.MAX}.
 *
 * <pre>{@code
 * @MaxPool2d(kernel = 2)             FeatureMap halved();     // 64x56x56 to 64x28x28
 * @MaxPool2d(kernel = 3, stride = 2) FeatureMap overlapped(); // 96x54x54 to 96x26x26
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxPool2d {
    /** {@return the window's side, or {@code {height, width}}, at least 1; must be given} */
    int[] kernel() default Required.REQUIRED;

    /**
     * {@return the step, or {@code {down, across}}, at least 1; the same as the kernel by default, so that windows
     * neither overlap nor leave gaps}
     */
    int[] stride() default {};

    /**
     * {@return rows and columns on each side that never win, or {@code {above and below, left and right}}, from 0 to
     * half the kernel; 0 by default}
     */
    int[] padding() default 0;

    /**
     * {@return how a side that the stride does not divide is rounded; FLOOR by default, CEIL in some published
     * networks}
     */
    Rounding rounding() default Rounding.FLOOR;
}
