package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 2-D convolution: C x H x W to {@code channels} x H' x W', with one filter over all C input channels for each output
 * channel.
 *
 * <p>Each side, with the kernel's height for H and its width for W:
 *
 * <pre>{@code
 * window = dilation * (kernel - 1) + 1
 * H'     = floor((H + 2 * padding - window) / stride) + 1
 * }</pre>
 *
 * <p>Parameters: channels * C * kernelHeight * kernelWidth / groups weights, and {@code channels} biases. Multiply-adds:
 * the weights times H' * W'. As everywhere in the field, the kernel is not flipped. Padding is with zeros, equal on
 * opposite sides; for unequal sides put {@link ZeroPad2d @ZeroPad2d} in front.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, a member that is missing
 * or out of range, an input that is not a {@link FeatureMap}, {@link Activation#SOFTMAX}, sizes or counts beyond what
 * an array can hold.
 *
 * <p>PyTorch: {@code Conv2d(C, channels, kernel, stride, padding, dilation, groups, bias)}. Deeplearning4j:
 * {@code ConvolutionLayer}, weights {@code [channels, C, kernelHeight, kernelWidth]}. It has no groups: with as many as
 * input channels they become a {@code DepthwiseConvolution2D}, else one {@code ConvolutionLayer} a group between
 * {@code SubsetVertex} and {@code MergeVertex}.
 *
 * <pre>{@code
 * @Conv2d(channels = 96, kernel = 11, stride = 4, padding = 2, activation = RELU) FeatureMap conv1();
 * @Conv2d(channels = 64, kernel = {1, 7}, padding = {0, 3})                       FeatureMap wide();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Conv2d {
    /** {@return the output channels, at least 1; must be given} */
    int channels() default Required.REQUIRED;

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

    /**
     * {@return whether a bias is added to each channel; true by default. A convolution before
     * {@link BatchNorm @BatchNorm} needs none}
     */
    boolean bias() default true;

    /** {@return the function applied to each output; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;

    /**
     * {@return into how many parts the channels are split, each convolved by itself: output channels of one part read
     * the input channels of that part alone. A divisor of C and of {@code channels}; 1 by default}
     */
    int groups() default 1;

    /** {@return how a side that the stride does not divide is rounded; FLOOR by default} */
    Rounding rounding() default Rounding.FLOOR;
}
