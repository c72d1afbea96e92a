package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.IDENTITY;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Activation;
import dev.netwright.dsl.BatchNorm;
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
 * A convolution, then batch normalisation, then the activation. C x H x W to {@code channels} x H' x W', where
 *
 * <pre>{@code
 * H' = floor((H + 2 * padding - kernel) / stride) + 1        // and W' alike
 * }</pre>
 *
 * <p>Elements: {@code conv} and {@code norm}. Parameters: kernel * kernel * C * channels weights, 2 * channels of the
 * normalisation, whose momentum is PyTorch's 0.1, and channels biases where they are asked for: the normalisation's
 * shift does their work.
 *
 * <p>Ioffe and Szegedy 2015, section 3.2. Error: a kernel larger than the padded map.
 *
 * <pre>{@code
 * // 3x224x224 to 64x112x112
 * @ConvBn(channels = 64, kernel = 7, stride = 2, padding = 3, activation = RELU) FeatureMap stem();
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ConvBn {
    /** {@return the output channels, at least 1; must be given} */
    int channels() default REQUIRED;

    /** {@return the side of the kernel, at least 1; must be given} */
    int kernel() default REQUIRED;

    /** {@return the step in both directions, at least 1; 1 by default} */
    int stride() default 1;

    /** {@return zeros on each side, at least 0; 0 by default} */
    int padding() default 0;

    /** {@return whether the convolution adds a bias, which the normalisation takes out again; false by default} */
    boolean bias() default false;

    /** {@return what is added to the variance before its root is taken, above 0; 1e-5 by default} */
    double epsilon() default 1e-5;

    /** {@return the function applied after normalising; IDENTITY (the default) for none} */
    Activation activation() default IDENTITY;

    /** The layers: {@code conv}, not yet normalised, and {@code norm}. */
    interface Body {
        @Conv2d @Bind({"channels", "kernel", "stride", "padding", "bias"}) FeatureMap conv();
        @BatchNorm @Bind({"epsilon", "activation"})                        FeatureMap norm();
    }
}
