package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transposed convolution, which makes a map larger: C x H x W to {@code channels} x H' x W'. It is the gradient of a
 * convolution used as a layer: each input value adds a scaled copy of the kernel to the output.
 *
 * <p>Each side, with the kernel's height for H and its width for W:
 *
 * <pre>{@code
 * window = dilation * (kernel - 1) + 1
 * H'     = (H - 1) * stride - 2 * padding + window + outputPadding
 * }</pre>
 *
 * <p>{@code padding} takes rows and columns <em>away</em> from each side of the output, so that a convolution with the
 * same members leads back to H x W. {@code outputPadding} keeps some of them at the bottom and the right, since several
 * H lead to the same size there.
 *
 * <p>Parameters: C * {@code channels} * kernelHeight * kernelWidth weights, and {@code channels} biases. Multiply-adds:
 * the weights times H * W.
 *
 * <p>Errors: {@code [size-below-one]} where the padding takes all away, an {@code outputPadding} that is neither below
 * the stride nor below the dilation, a member that is missing or out of range, an input that is not a
 * {@link FeatureMap}, {@link Activation#SOFTMAX}, sizes or counts beyond what an array can hold.
 *
 * <p>PyTorch: {@code ConvTranspose2d(C, channels, kernel, stride, padding, outputPadding, bias=bias,
 * dilation=dilation)}. Deeplearning4j: {@code Deconvolution2D}, weights {@code [C, channels, kernelHeight,
 * kernelWidth]}; with output padding, which it lacks, followed by a {@code Cropping2D}.
 *
 * <pre>{@code
 * @ConvTranspose2d(channels = 64, kernel = 2, stride = 2) FeatureMap doubled();      // 128x28x28 to 64x56x56
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ConvTranspose2d {
    /** {@return the output channels, at least 1; must be given} */
    int channels() default Required.REQUIRED;

    /** {@return the kernel's side, or {@code {height, width}}, at least 1; must be given} */
    int[] kernel() default Required.REQUIRED;

    /** {@return the distance between copies in the output, or {@code {down, across}}, at least 1; 1 by default} */
    int[] stride() default 1;

    /**
     * {@return rows and columns taken away on each side of the output, or {@code {above and below, left and right}}, at
     * least 0; 0 by default}
     */
    int[] padding() default 0;

    /**
     * {@return rows kept at the bottom and columns kept on the right, or {@code {rows, columns}}, from 0 to below the
     * stride or the dilation, whichever is larger; 0 by default}
     */
    int[] outputPadding() default 0;

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
