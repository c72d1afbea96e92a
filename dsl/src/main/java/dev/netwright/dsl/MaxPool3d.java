package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value in each window: C x D x H x W to C x D' x H' x W', channel by channel, without parameters.
 *
 * <pre>{@code
 * D' = floor((D + 2 * padding - kernel) / stride) + 1        // and H', W' alike
 * }</pre>
 *
 * <p>Padding counts as minus infinity, so it never wins, not even over negative numbers.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, padding of more than half
 * the kernel, a member that is missing or out of range, an input that is not a {@link FeatureVolume}. PyTorch:
 * {@code MaxPool3d(kernel, stride, padding)}. Deeplearning4j: {@code Subsampling3DLayer} with {@code PoolingType.MAX}.
 *
 * <pre>{@code
 * @MaxPool3d(kernel = {1, 2, 2}) FeatureVolume pool1();     // 64x16x112x112 to 64x16x56x56
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxPool3d {
    /** {@return the window's side, or {@code {depth, height, width}}, at least 1; must be given} */
    int[] kernel() default Required.REQUIRED;

    /** {@return the step, or {@code {deep, down, across}}, at least 1; the same as the kernel by default} */
    int[] stride() default {};

    /**
     * {@return places on each side that never win, or {@code {front and back, above and below, left and right}}, from 0
     * to half the kernel; 0 by default}
     */
    int[] padding() default 0;
}
