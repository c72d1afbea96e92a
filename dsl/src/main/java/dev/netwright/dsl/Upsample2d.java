package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each value repeated to a block of {@code size}: C x H x W to C x (H * sizeHeight) x (W * sizeWidth), the nearest
 * neighbour's way to enlarge a map. Without parameters.
 *
 * <pre>{@code
 * y[c, h, w] = x[c, h / sizeHeight, w / sizeWidth]          // whole-number division
 * }</pre>
 *
 * <p>Errors: {@code size} missing or below 1, an input that is not a {@link FeatureMap}, a side beyond an int. PyTorch:
 * {@code Upsample(scale_factor=size)}, whose default mode is nearest. Deeplearning4j: {@code Upsampling2D}.
 *
 * <pre>{@code
 * @Upsample2d(size = 2) FeatureMap doubled();               // 64x28x28 to 64x56x56
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Upsample2d {
    /** {@return how many times each row and column appears, or {@code {rows, columns}}, at least 1; must be given} */
    int[] size() default Required.REQUIRED;
}
