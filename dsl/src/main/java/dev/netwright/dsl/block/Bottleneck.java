package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Add;
import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.Input;
import dev.netwright.dsl.When;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 1x1 convolution that narrows the channels, one of 3x3, and one of 1x1 that widens them again, beside a shortcut,
 * added: C x H x W to 4 * {@code channels} x ceil(H / stride) x ceil(W / stride). Batch normalisation follows each
 * convolution, ReLU the first two and the sum. The shortcut is the input itself, or, where the stride or the channels
 * change, a 1x1 convolution with normalisation (the paper's option B).
 *
 * <p>The stride is that of the 3x3 convolution, as in torchvision ("ResNet v1.5"); the paper has it in the first 1x1.
 *
 * <p>Elements: {@code narrow}, {@code conv}, {@code wide}, {@code shortcut}, {@code out}. With n for {@code channels}
 * the parameters are C * n + 9 * n * n + 4 * n * n weights, 12 * n of the normalisations, and 4 * C * n + 8 * n where
 * the shortcut is a convolution.
 *
 * <p>He et al. 2015, figure 5, right.
 *
 * <pre>{@code
 * @Bottleneck(channels = 128, stride = 2) FeatureMap stage3();    // 256x56x56 to 512x28x28
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Bottleneck {
    /** {@return the channels of the narrow part, a quarter of those that come out, at least 1; must be given} */
    int channels() default REQUIRED;

    /** {@return the step of the 3x3 convolution and of the shortcut, at least 1; 1 by default} */
    int stride() default 1;

    /** The three convolutions, the shortcut, and {@code out}, which adds them. */
    interface Body {
        @Input                                                                            FeatureMap x();
        @ConvBn(kernel = 1, activation = RELU) @Bind("channels")                          FeatureMap narrow();
        @ConvBn(kernel = 3, padding = 1, activation = RELU) @Bind({"channels", "stride"}) FeatureMap conv();
        @ConvBn(kernel = 1) @Bind("channels = 4 * channels")                              FeatureMap wide();
        @When("stride != 1 || x.channels != 4 * channels")
        @ConvBn(kernel = 1) @Bind({"channels = 4 * channels", "stride"})                  FeatureMap shortcut(FeatureMap x);
        @Add(activation = RELU) FeatureMap out(FeatureMap wide, FeatureMap shortcut);
    }
}
