package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.Concat;
import dev.netwright.dsl.Conv2d;
import dev.netwright.dsl.FeatureMap;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A 1x1 convolution that squeezes the channels, then one of 1x1 and one of 3x3 side by side that expand them again, put
 * behind one another: C x H x W to (expand1x1 + expand3x3) x H x W. ReLU follows every convolution.
 *
 * <p>Elements: {@code squeeze}, {@code pointwise}, {@code wide}, {@code out}. With s, e1 and e3 for the members the
 * parameters are C * s + s + s * e1 + e1 + 9 * s * e3 + e3.
 *
 * <p>Iandola et al. 2016 (SqueezeNet), section 3.2 and figure 1, whose names the members have.
 *
 * <pre>{@code
 * @Fire(squeeze1x1 = 16, expand1x1 = 64, expand3x3 = 64) FeatureMap fire2();    // 96 to 128 channels
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Fire {
    /** {@return the channels that the block narrows to, at least 1; must be given} */
    int squeeze1x1() default REQUIRED;

    /** {@return the channels of the 1x1 convolution that widens, at least 1; must be given} */
    int expand1x1() default REQUIRED;

    /** {@return the channels of the 3x3 convolution that widens, at least 1; must be given} */
    int expand3x3() default REQUIRED;

    /** The three convolutions, and {@code out}, which joins the last two. */
    interface Body {
        @Conv2d(kernel = 1, activation = RELU) @Bind("channels = squeeze1x1")             FeatureMap squeeze();
        @Conv2d(kernel = 1, activation = RELU) @Bind("channels = expand1x1")              FeatureMap pointwise(FeatureMap squeeze);
        @Conv2d(kernel = 3, padding = 1, activation = RELU) @Bind("channels = expand3x3") FeatureMap wide(FeatureMap squeeze);
        @Concat FeatureMap out(FeatureMap pointwise, FeatureMap wide);
    }
}
