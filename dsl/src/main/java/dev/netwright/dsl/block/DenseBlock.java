package dev.netwright.dsl.block;

import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.Bind;
import dev.netwright.dsl.Block;
import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.Repeat;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A chain of {@link DenseLayer dense layers}, each of which reads all before it: C x H x W to (C + layers * growth) x H
 * x W.
 *
 * <p>Elements: {@code layer_0} to {@code layer_<layers-1>}.
 *
 * <p>Huang et al. 2016 (DenseNet), figure 1 and table 1.
 *
 * <pre>{@code
 * @DenseBlock(layers = 6, growth = 32) FeatureMap block1();    // 64x56x56 to 256x56x56
 * }</pre>
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DenseBlock {
    /** {@return how many dense layers there are, at least 0; must be given} */
    int layers() default REQUIRED;

    /** {@return the channels that each of them adds, the paper's k, at least 1; must be given} */
    int growth() default REQUIRED;

    /** The dense layers. */
    interface Body {
        @Repeat("layers") @DenseLayer @Bind("growth") FeatureMap layer();
    }
}
