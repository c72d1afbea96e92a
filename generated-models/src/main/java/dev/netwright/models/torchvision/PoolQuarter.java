package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;
import java.lang.annotation.*;

/**
 * One quarter of {@link AdaptivePool4x4}: 7 x 7 of its 14 x 14 to 2 x 2 of its 4 x 4, zeros elsewhere.
 *
 * <p>Elements: {@code quarter}, {@code means}, {@code placed}. Without parameters.
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PoolQuarter {
    /** {@return 0 for the upper half, 1 for the lower; must be given} */
    int row() default REQUIRED;

    /** {@return 0 for the left half, 1 for the right; must be given} */
    int column() default REQUIRED;

    /** Cut, average, put in place. What is not 14 x 14 has no bottom or right to cut. */
    interface Body {
        @Crop2d
        @Bind({
            "top = 7 * row", "bottom = in.height == 14 ? 7 - 7 * row : -1",
            "left = 7 * column", "right = in.width == 14 ? 7 - 7 * column : -1"})
        FeatureMap quarter();

        @AvgPool2d(kernel = 4, stride = 3)
        FeatureMap means();

        @ZeroPad2d
        @Bind({"top = 2 * row", "bottom = 2 - 2 * row", "left = 2 * column", "right = 2 - 2 * column"})
        FeatureMap placed();
    }
}
