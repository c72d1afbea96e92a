package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.Conv2d;
import dev.netwright.dsl.FeatureMap;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution followed by two of 1x1, which act as a small dense network at every pixel; ReLU after each of the
 * three. C x H x W to {@code channels} x H' x W', where
 *
 * <pre>{@code
 * H' = floor((H + 2 * padding - kernel) / stride) + 1        // and W' alike
 * }</pre>
 *
 * <p>Elements: {@code conv}, {@code mix1}, {@code mix2}. Parameters: kernel * kernel * C * channels + channels for the
 * first, channels * channels + channels for each of the others.
 *
 * <p>Lin et al. 2013, section 3; the form is that of d2l.ai's NiN. Error: a kernel larger than the padded map.
 *
 * <pre>{@code
 * @NinBlock(channels = 96, kernel = 11, stride = 4) FeatureMap nin1();      // 1x224x224 to 96x54x54
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NinBlock {
    /** {@return the output channels of all three convolutions, at least 1; must be given} */
    int channels() default REQUIRED;

    /** {@return the side of the first convolution's kernel, at least 1; must be given} */
    int kernel() default REQUIRED;

    /** {@return the step of the first convolution in both directions, at least 1; 1 by default} */
    int stride() default 1;

    /** {@return zeros on each side before the first convolution, at least 0; 0 by default} */
    int padding() default 0;

    /** The layers: {@code conv}, then the 1x1 convolutions {@code mix1} and {@code mix2}. */
    interface Body {
        @Conv2d(activation = RELU) @Bind({"channels", "kernel", "stride", "padding"}) FeatureMap conv();
        @Conv2d(kernel = 1, activation = RELU) @Bind("channels")                      FeatureMap mix1();
        @Conv2d(kernel = 1, activation = RELU) @Bind("channels")                      FeatureMap mix2();
    }
}
