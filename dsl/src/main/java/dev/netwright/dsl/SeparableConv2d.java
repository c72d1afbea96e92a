package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A depthwise convolution followed by a 1x1 convolution that mixes its channels: C x H x W to {@code channels} x H' x
 * W'. It does with C * (kernelHeight * kernelWidth + channels) weights what a full convolution does with their product.
 *
 * <p>Each side, with the kernel's height for H and its width for W:
 *
 * <pre>{@code
 * window = dilation * (kernel - 1) + 1
 * H'     = floor((H + 2 * padding - window) / stride) + 1
 * }</pre>
 *
 * <p>Parameters: with M = C * {@code multiplier}, M * kernelHeight * kernelWidth weights of the depthwise step, M *
 * {@code channels} of the mixing one, and {@code channels} biases; there is no bias and no activation in between.
 * Multiply-adds: all weights times H' * W'. Padding is with zeros, equal on opposite sides.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, a member that is missing
 * or out of range, an input that is not a {@link FeatureMap}, {@link Activation#SOFTMAX}, counts beyond what an array
 * can hold. For normalisation in between, write {@link DepthwiseConv2d @DepthwiseConv2d}, {@link BatchNorm @BatchNorm}
 * and {@link Conv2d @Conv2d(kernel = 1)}.
 *
 * <p>Chollet 2016 (Xception), section 1. PyTorch: {@code Conv2d(C, M, kernel, ..., groups=C, bias=False)}, then
 * {@code Conv2d(M, channels, 1, bias=bias)}. Deeplearning4j: {@code SeparableConvolution2D}, weights
 * {@code [multiplier, C, kernelHeight, kernelWidth]} and {@code [channels, M, 1, 1]}.
 *
 * <pre>{@code
 * @SeparableConv2d(channels = 128, kernel = 3, padding = 1, bias = false) FeatureMap mixed();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SeparableConv2d {
    /** {@return the output channels, at least 1; must be given} */
    int channels() default Required.REQUIRED;

    /** {@return the filters of each input channel in the depthwise step, at least 1; 1 by default} */
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
