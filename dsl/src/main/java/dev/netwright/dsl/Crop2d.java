package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rows and columns cut off a map: C x H x W to C x (H - top - bottom) x (W - left - right). Without parameters.
 *
 * <p>Errors: a negative side, {@code [size-below-one]} where nothing would be left, an input that is no
 * {@link FeatureMap}. PyTorch: {@code x[:, :, top:H-bottom, left:W-right]}. Deeplearning4j: {@code Cropping2D}.
 *
 * <pre>{@code
 * @Crop2d(top = 4, bottom = 4, left = 4, right = 4) FeatureMap centre();       // 64x64x64 to 64x56x56
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Crop2d {
    /** {@return rows cut off above, at least 0; 0 by default} */
    int top() default 0;

    /** {@return rows cut off below, at least 0; 0 by default} */
    int bottom() default 0;

    /** {@return columns cut off on the left, at least 0; 0 by default} */
    int left() default 0;

    /** {@return columns cut off on the right, at least 0; 0 by default} */
    int right() default 0;
}
