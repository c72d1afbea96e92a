package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU6;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Add;
import dev.netwright.dsl.BatchNorm;
import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.DepthwiseConv2d;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.Input;
import dev.netwright.dsl.When;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 1x1 convolution that widens the channels, a 3x3 convolution of each channel by itself, and a 1x1 convolution that
 * narrows them again, without a nonlinearity: C x H x W to {@code channels} x ceil(H / stride) x ceil(W / stride).
 * Batch normalisation follows each, ReLU6 the first two. With stride 1 and as many channels out as in, the input is
 * added; with an expansion of 1 the first convolution is left out.
 *
 * <p>Elements: {@code expand}, {@code filter}, {@code norm}, {@code project}, {@code out}. With m for expansion * C the
 * parameters are C * m + 2 * m (none where expansion is 1), 9 * m + 2 * m, and m * channels + 2 * channels.
 *
 * <p>Sandler et al. 2018 (MobileNetV2), section 3.3, table 1 and figure 4(d).
 *
 * <pre>{@code
 * @InvertedResidual(expansion = 6, channels = 24, stride = 2) FeatureMap stage2();    // 16x112x112 to 24x56x56
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface InvertedResidual {
    /** {@return how many times wider the inner part is, the paper's t, at least 1; must be given} */
    int expansion() default REQUIRED;

    /** {@return the output channels, the paper's c, at least 1; must be given} */
    int channels() default REQUIRED;

    /** {@return the step of the 3x3 convolution, at least 1; 1 by default} */
    int stride() default 1;

    /** The three convolutions, and {@code out}, which adds the input where that fits. */
    interface Body {
        @Input FeatureMap x();

        @When("expansion != 1")
        @ConvBn(kernel = 1, activation = RELU6) @Bind("channels = expansion * x.channels")
        FeatureMap expand();

        @DepthwiseConv2d(kernel = 3, padding = 1, bias = false) @Bind("stride")
        FeatureMap filter();

        @BatchNorm(activation = RELU6)
        FeatureMap norm();

        @ConvBn(kernel = 1) @Bind("channels")
        FeatureMap project();

        @When("stride == 1 && x.channels == channels")
        @Add FeatureMap out(FeatureMap project, FeatureMap x);
    }
}
