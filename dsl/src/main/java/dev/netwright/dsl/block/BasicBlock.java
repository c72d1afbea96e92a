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
 * Two 3x3 convolutions beside a shortcut, added: C x H x W to {@code channels} x ceil(H / stride) x ceil(W / stride).
 * Batch normalisation follows each convolution, ReLU the first and the sum. The shortcut is the input itself, or, where
 * the stride or the channels change, a 1x1 convolution with normalisation (the paper's option B).
 *
 * <p>Elements: {@code conv1}, {@code conv2}, {@code shortcut}, {@code out}. Parameters: 9 * C * channels + 9 * channels
 * * channels weights, 4 * channels of the normalisations, and C * channels + 2 * channels where the shortcut is a
 * convolution.
 *
 * <p>He et al. 2015, figure 5, left, and section 3.3. PyTorch: torchvision's {@code BasicBlock}.
 *
 * <pre>{@code
 * @BasicBlock(channels = 128, stride = 2) FeatureMap stage3();    // 64x56x56 to 128x28x28
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BasicBlock {
    /** {@return the output channels of every convolution, at least 1; must be given} */
    int channels() default REQUIRED;

    /** {@return the step of the first convolution and of the shortcut, at least 1; 1 by default} */
    int stride() default 1;

    /** The two convolutions, the shortcut, and {@code out}, which adds them. */
    interface Body {
        @Input                                                                            FeatureMap x();
        @ConvBn(kernel = 3, padding = 1, activation = RELU) @Bind({"channels", "stride"}) FeatureMap conv1();
        @ConvBn(kernel = 3, padding = 1) @Bind("channels")                                FeatureMap conv2();
        @When("stride != 1 || x.channels != channels")
        @ConvBn(kernel = 1) @Bind({"channels", "stride"})                                 FeatureMap shortcut(FeatureMap x);
        @Add(activation = RELU) FeatureMap out(FeatureMap conv2, FeatureMap shortcut);
    }
}
