package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 3-D convolution: C x D x H x W to {@code channels} x D' x H' x W', with one filter over all C input channels for
 * each output channel.
 *
 * <p>Each side, with the kernel's depth for D, its height for H and its width for W:
 *
 * <pre>{@code
 * window = dilation * (kernel - 1) + 1
 * D'     = floor((D + 2 * padding - window) / stride) + 1
 * }</pre>
 *
 * <p>Parameters: channels * C * kernelDepth * kernelHeight * kernelWidth weights, and {@code channels} biases.
 * Multiply-adds: the weights times D' * H' * W'. Padding is with zeros, equal on opposite sides.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is larger than the padded input, a member that is missing
 * or out of range, an input that is not a {@link FeatureVolume}, {@link Activation#SOFTMAX}, sizes or counts beyond
 * what an array can hold.
 *
 * <p>Tran et al. 2015 (C3D), section 3. PyTorch: {@code Conv3d(C, channels, kernel, stride, padding, dilation,
 * bias=bias)}. Deeplearning4j: {@code Convolution3D}, weights {@code [channels, C, kernelDepth, kernelHeight,
 * kernelWidth]}.
 *
 * <pre>{@code
 * @Conv3d(channels = 64, kernel = 3, padding = 1, activation = RELU) FeatureVolume conv1();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Conv3d {
    /** {@return the output channels, at least 1; must be given} */
    int channels() default Required.REQUIRED;

    /** {@return the kernel's side, or {@code {depth, height, width}}, at least 1; must be given} */
    int[] kernel() default Required.REQUIRED;

    /** {@return the step, or {@code {deep, down, across}}, at least 1; 1 by default} */
    int[] stride() default 1;

    /**
     * {@return zeros on each side, or {@code {front and back, above and below, left and right}}, at least 0; 0 by
     * default}
     */
    int[] padding() default 0;

    /**
     * {@return the distance between the kernel's taps, or {@code {deep, down, across}}, at least 1; 1 by default, which
     * leaves no gaps}
     */
    int[] dilation() default 1;

    /** {@return whether a bias is added to each output channel; true by default} */
    boolean bias() default true;

    /** {@return the function applied to each output; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
