package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Add;
import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.Conv2d;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.Input;
import dev.netwright.dsl.When;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The residual block of d2l.ai: {@link BasicBlock} whose convolutions have biases and whose shortcut, where it is a
 * convolution, goes without normalisation. C x H x W to {@code channels} x ceil(H / stride) x ceil(W / stride).
 *
 * <p>Elements: {@code conv1}, {@code conv2}, {@code shortcut}, {@code out}. Parameters: 9 * C * channels + 9 * channels
 * * channels weights, 6 * channels of biases and normalisations, and C * channels + channels where the shortcut is a
 * convolution.
 *
 * <p>Zhang, Lipton, Li and Smola, "Dive into Deep Learning", section 8.6, after He et al. 2015.
 *
 * <pre>{@code
 * @Residual(channels = 128, stride = 2) FeatureMap stage3();    // 64x24x24 to 128x12x12
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Residual {
    /** {@return the output channels of every convolution, at least 1; must be given} */
    int channels() default REQUIRED;

    /** {@return the step of the first convolution and of the shortcut, at least 1; 1 by default} */
    int stride() default 1;

    /** The two convolutions, the shortcut, and {@code out}, which adds them. */
    interface Body {
        @Input FeatureMap x();

        @ConvBn(kernel = 3, padding = 1, bias = true, activation = RELU) @Bind({"channels", "stride"})
        FeatureMap conv1();

        @ConvBn(kernel = 3, padding = 1, bias = true) @Bind("channels")
        FeatureMap conv2();

        @When("stride != 1 || x.channels != channels")
        @Conv2d(kernel = 1) @Bind({"channels", "stride"})
        FeatureMap shortcut(FeatureMap x);

        @Add(activation = RELU) FeatureMap out(FeatureMap conv2, FeatureMap shortcut);
    }
}
