package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.MaxPool2d;
import dev.netwright.dsl.Repeat;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Some 3x3 convolutions that keep the plane, each with a bias, batch normalisation and ReLU, then a 2x2 max pool that
 * halves it: C x H x W to {@code channels} x floor(H / 2) x floor(W / 2). It is {@link VggBlock} with a normalisation
 * behind every convolution.
 *
 * <p>Elements: {@code conv_0} to {@code conv_<convs-1>}, each with {@code conv} and {@code norm}, and {@code pool}.
 * Parameters: 9 * C * channels + 3 * channels for the first convolution, (9 * channels + 3) * channels for each other.
 *
 * <p>Simonyan and Zisserman 2014, table 1, with the normalisation of Ioffe and Szegedy 2015 as torchvision places it.
 * Error: a map whose height or width is below 2.
 *
 * <pre>{@code
 * @VggBatchNormBlock(convs = 2, channels = 256) FeatureMap stage3();   // 128x56x56 to 256x28x28
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface VggBatchNormBlock {
    /** {@return how many convolutions stand before the pool, at least 0; must be given} */
    int convs() default REQUIRED;

    /** {@return the output channels of each convolution, at least 1; must be given} */
    int channels() default REQUIRED;

    /** The layers: {@code conv}, repeated, and {@code pool}. */
    interface Body {
        @Repeat("convs") @ConvBn(kernel = 3, padding = 1, bias = true, activation = RELU) @Bind("channels")
        FeatureMap conv();
        @MaxPool2d(kernel = 2, stride = 2) FeatureMap pool();
    }
}
