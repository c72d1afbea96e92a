package dev.netwright.dsl.block;

import static dev.netwright.dsl.Activation.RELU;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.Concat;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.MaxPool2d;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@link Inception} with batch normalisation behind every convolution, and a 3x3 convolution where the paper has one of
 * 5x5: C x H x W to (conv1x1 + conv3x3 + conv5x5 + poolProj) x H x W, in this order.
 *
 * <ol>
 *   <li>a 1x1 convolution;
 *   <li>a 1x1 convolution that narrows the channels, then one of 3x3;
 *   <li>a 1x1 convolution that narrows the channels, then one of 3x3 again;
 *   <li>a 3x3 max pool of stride 1, then a 1x1 convolution.
 * </ol>
 *
 * <p>This is the block of torchvision's {@code googlenet}, whose weights were trained in this form. The members keep
 * the columns of the paper's table 1, in its order; {@code reduce5x5} and {@code conv5x5} are the third branch. The
 * convolutions have no bias, the normalisations an epsilon of 0.001, and ReLU follows each.
 *
 * <p>Szegedy et al. 2014, figure 2(b), with Ioffe and Szegedy 2015.
 *
 * <pre>{@code
 * // 192 to 256 channels
 * @InceptionBatchNorm(conv1x1 = 64, reduce3x3 = 96, conv3x3 = 128, reduce5x5 = 16, conv5x5 = 32, poolProj = 32)
 * FeatureMap inception3a();
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface InceptionBatchNorm {
    /** {@return the channels of the first branch, at least 1; must be given} */
    int conv1x1() default REQUIRED;

    /** {@return the channels that the second branch narrows to first, at least 1; must be given} */
    int reduce3x3() default REQUIRED;

    /** {@return the channels of the second branch, at least 1; must be given} */
    int conv3x3() default REQUIRED;

    /** {@return the channels that the third branch narrows to first, at least 1; must be given} */
    int reduce5x5() default REQUIRED;

    /** {@return the channels of the third branch, at least 1; must be given} */
    int conv5x5() default REQUIRED;

    /** {@return the channels of the fourth branch, after its pool, at least 1; must be given} */
    int poolProj() default REQUIRED;

    /** The layers of the four branches, then {@code out}, which joins them. */
    interface Body {
        @ConvBn(kernel = 1, epsilon = 1e-3, activation = RELU) @Bind("channels = conv1x1")
        FeatureMap pointwise(FeatureMap in);

        @ConvBn(kernel = 1, epsilon = 1e-3, activation = RELU) @Bind("channels = reduce3x3")
        FeatureMap narrow3x3(FeatureMap in);

        @ConvBn(kernel = 3, padding = 1, epsilon = 1e-3, activation = RELU) @Bind("channels = conv3x3")
        FeatureMap wide3x3();

        @ConvBn(kernel = 1, epsilon = 1e-3, activation = RELU) @Bind("channels = reduce5x5")
        FeatureMap narrow5x5(FeatureMap in);

        @ConvBn(kernel = 3, padding = 1, epsilon = 1e-3, activation = RELU) @Bind("channels = conv5x5")
        FeatureMap wide5x5();

        @MaxPool2d(kernel = 3, stride = 1, padding = 1)
        FeatureMap pool(FeatureMap in);

        @ConvBn(kernel = 1, epsilon = 1e-3, activation = RELU) @Bind("channels = poolProj")
        FeatureMap projection();

        @Concat
        FeatureMap out(FeatureMap pointwise, FeatureMap wide3x3, FeatureMap wide5x5, FeatureMap projection);
    }
}
