package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.BatchNorm;
import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.Concat;
import dev.netwright.dsl.Conv2d;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.Input;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One layer of a dense block: {@code growth} new maps, made of all that came before, behind what came before. C x H x W
 * to (C + growth) x H x W. Batch normalisation and ReLU, a 1x1 convolution to {@code widening * growth} channels, batch
 * normalisation and ReLU, and a 3x3 convolution to {@code growth}; none of the convolutions has a bias.
 *
 * <p>Elements: {@code norm1}, {@code conv1}, {@code norm2}, {@code conv2}, {@code out}. With m for widening * growth
 * the parameters are 2 * C + C * m + 2 * m + 9 * m * growth.
 *
 * <p>Huang et al. 2016 (DenseNet), section 3, the form "DenseNet-B".
 *
 * <pre>{@code
 * @DenseLayer(growth = 32) FeatureMap layer1();    // 64x56x56 to 96x56x56
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DenseLayer {
    /** {@return the channels that are added, the paper's k, at least 1; must be given} */
    int growth() default REQUIRED;

    /** {@return how many times growth the 1x1 convolution gives, at least 1; 4 by default, as in the paper} */
    int widening() default 4;

    /** The two convolutions, each after its normalisation, and {@code out}, which joins the new maps to the input. */
    interface Body {
        @Input                                                                    FeatureMap x();
        @BatchNorm(activation = RELU)                                             FeatureMap norm1();
        @Conv2d(kernel = 1, bias = false) @Bind("channels = widening * growth")   FeatureMap conv1();
        @BatchNorm(activation = RELU)                                             FeatureMap norm2();
        @Conv2d(kernel = 3, padding = 1, bias = false) @Bind("channels = growth") FeatureMap conv2();
        @Concat                                                                   FeatureMap out(FeatureMap x, FeatureMap conv2);
    }
}
