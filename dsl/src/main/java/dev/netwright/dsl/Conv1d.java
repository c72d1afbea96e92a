package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 1-D convolution along the steps of a sequence: F x T to {@code channels} x T', with one filter over all F features
 * for each output channel.
 *
 * <pre>{@code
 * window = dilation * (kernel - 1) + 1
 * T'     = floor((T + 2 * padding - window) / stride) + 1
 * }</pre>
 *
 * <p>Parameters: {@code channels} * F * kernel weights, and {@code channels} biases. Multiply-adds: the weights times
 * T'. Padding is with zeros, equal at both ends.
 *
 * <p>Errors: {@code [kernel-exceeds-input]} where the window is longer than the padded sequence, a member that is
 * missing or out of range, an input that is not a {@link FeatureSequence}, {@link Activation#SOFTMAX}, counts beyond
 * what an array can hold.
 *
 * <p>PyTorch: {@code Conv1d(F, channels, kernel, stride, padding, dilation, bias=bias)}. Deeplearning4j:
 * {@code Convolution1DLayer}, weights {@code [channels, F, kernel, 1]} whose memory holds {@code [kernel, F, channels]}.
 *
 * <pre>{@code
 * @Conv1d(channels = 64, kernel = 5, padding = 2, activation = RELU) FeatureSequence conv();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Conv1d {
    /** {@return the output features of each step, at least 1; must be given} */
    int channels() default Required.REQUIRED;

    /** {@return the steps that a filter covers, at least 1; must be given} */
    int kernel() default Required.REQUIRED;

    /** {@return the steps from one window to the next, at least 1; 1 by default} */
    int stride() default 1;

    /** {@return steps of zeros at each end, at least 0; 0 by default} */
    int padding() default 0;

    /** {@return the distance between the kernel's taps, at least 1; 1 by default, which leaves no gaps} */
    int dilation() default 1;

    /** {@return whether a bias is added to each output channel; true by default} */
    boolean bias() default true;

    /** {@return the function applied to each output; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
