package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.Conv2d;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.MaxPool2d;
import dev.netwright.dsl.Repeat;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Some 3x3 convolutions that keep the plane, each with ReLU, then a 2x2 max pool that halves it: C x H x W to
 * {@code channels} x floor(H / 2) x floor(W / 2).
 *
 * <p>Elements: {@code conv_0} to {@code conv_<convs-1>} and {@code pool}. Parameters: 9 * C * channels + channels for
 * the first convolution, (9 * channels + 1) * channels for each other.
 *
 * <p>Simonyan and Zisserman 2014, table 1: one stage of any configuration without 1x1 convolutions. Error: a map whose
 * height or width is below 2.
 *
 * <pre>{@code
 * @VggBlock(convs = 2, channels = 256) FeatureMap block3();   // 128x56x56 to 256x28x28
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface VggBlock {
    /** {@return how many convolutions stand before the pool, at least 0; must be given} */
    int convs() default REQUIRED;

    /** {@return the output channels of each convolution, at least 1; must be given} */
    int channels() default REQUIRED;

    /** The layers: {@code conv}, repeated, and {@code pool}. */
    interface Body {
        @Repeat("convs") @Conv2d(kernel = 3, padding = 1, activation = RELU) @Bind("channels") FeatureMap conv();
        @MaxPool2d(kernel = 2, stride = 2)                                                     FeatureMap pool();
    }
}
