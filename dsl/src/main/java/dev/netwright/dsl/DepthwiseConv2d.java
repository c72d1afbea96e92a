package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 2-D convolution of each channel by itself: C x H x W to (C * {@code multiplier}) x H' x W'. Output channel
 * {@code c * multiplier + m} is filter m of input channel c, and sees no other channel.
 *
 * <p>Each side, with the kernel's height for H and its width for W:
 *
 * <pre>{@code
 * window = dilation * (kernel - 1) + 1
 * H'     = floor((H + 2 * padding - window) / stride) + 1
 * }</pre>
 *
 * <p>Parameters: C * multiplier * kernelHeight * kernelWidth weights, and C * multiplier biases. Multiply-adds: the
 * weights times H' * W'. Padding is with zeros, equal on opposite sides.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, a member that is missing
 * or out of range, an input that is not a {@link FeatureMap}, {@link Activation#SOFTMAX}, counts beyond what an array
 * can hold.
 *
 * <p>Howard et al. 2017 (MobileNets), section 3.1. PyTorch: {@code Conv2d(C, C * multiplier, kernel, ..., groups=C)}.
 * Deeplearning4j: {@code DepthwiseConvolution2D}, weights {@code [kernelHeight, kernelWidth, C, multiplier]}.
 *
 * <pre>{@code
 * @DepthwiseConv2d(kernel = 3, padding = 1, bias = false) FeatureMap filtered();    // 32x112x112 stays so
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DepthwiseConv2d {
    /** {@return the filters of each input channel, at least 1; 1 by default} */
    int multiplier() default 1;

    /** {@return the kernel's side, or {@code {height, width}}, at least 1; must be given} */
    int[] kernel() default Required.REQUIRED;

    /** {@return the step, or {@code {down, across}}, at least 1; 1 by default} */
    int[] stride() default 1;

    /**
     * {@return rows and columns of zeros on each side, or {@code {above and below, left and right}}, at least 0; 0 by
     * default}
     */
    int[] padding() default 0;

    /**
     * {@return the distance between the kernel's taps, or {@code {down, across}}, at least 1; 1 by default, which
     * leaves no gaps}
     */
    int[] dilation() default 1;

    /** {@return whether a bias is added to each output channel; true by default} */
    boolean bias() default true;

    /** {@return the function applied to each output; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
