package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import java.lang.annotation.*;

/**
 * PyTorch's {@code AdaptiveAvgPool2d(4)} on a map of C x 14 x 14: C x 4 x 4. Output i is the mean over the inputs from
 * floor(14 * i / 4) to ceil(14 * (i + 1) / 4), that is [0, 4), [3, 7), [7, 11) and [10, 14): uneven steps, which no single
 * pool has, but each half has even ones. A map of another size is an error.
 *
 * <p>Elements: {@code upperLeft}, {@code upperRight}, {@code lowerLeft}, {@code lowerRight}, {@code all}. Without
 * parameters.
 */
@Block
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AdaptivePool4x4 {
    /** Four quarters, added up. */
    interface Body {
        @Input                             FeatureMap x();
        @PoolQuarter(row = 0, column = 0)  FeatureMap upperLeft(FeatureMap x);
        @PoolQuarter(row = 0, column = 1)  FeatureMap upperRight(FeatureMap x);
        @PoolQuarter(row = 1, column = 0)  FeatureMap lowerLeft(FeatureMap x);
        @PoolQuarter(row = 1, column = 1)  FeatureMap lowerRight(FeatureMap x);
        @Add                               FeatureMap all(FeatureMap upperLeft, FeatureMap upperRight, FeatureMap lowerLeft, FeatureMap lowerRight);
    }
}
