package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;

import dev.netwright.dsl.AvgPool2d;
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
 * What stands between two dense blocks: batch normalisation and ReLU, a 1x1 convolution without bias that leaves one in
 * {@code divisor} channels, and a 2x2 average pool: C x H x W to floor(C / divisor) x floor(H / 2) x floor(W / 2).
 *
 * <p>Elements: {@code norm}, {@code conv}, {@code pool}. Parameters: 2 * C + C * floor(C / divisor).
 *
 * <p>Huang et al. 2016 (DenseNet), section 3, "Compression": divisor is 1 / theta. Error: a map whose height or width
 * is below 2.
 *
 * <pre>{@code
 * @Transition FeatureMap transition1();    // 256x56x56 to 128x28x28
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Transition {
    /** {@return what the channels are divided by, at least 1; 2 by default} */
    int divisor() default 2;

    /** The layers: {@code norm}, {@code conv} and {@code pool}. */
    interface Body {
        @BatchNorm(activation = RELU)                                               FeatureMap norm();
        @Conv2d(kernel = 1, bias = false) @Bind("channels = in.channels / divisor") FeatureMap conv();
        @AvgPool2d(kernel = 2, stride = 2)                                          FeatureMap pool();
    }
}
