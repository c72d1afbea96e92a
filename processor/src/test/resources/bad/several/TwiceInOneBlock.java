import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

/** Both branches of a block fail, each on the parameter that its bad value came from. */
class TwiceInOneBlock {
    @Block
    @interface Pair {
        int left() default REQUIRED;
        int right() default REQUIRED;

        interface Body {
            @Input FeatureMap x();
            @Conv2d(channels = 4) @Bind("kernel = left") FeatureMap a(FeatureMap x);
            @Conv2d(channels = 4) @Bind("kernel = right") FeatureMap b(FeatureMap x);
            @Concat FeatureMap both(FeatureMap a, FeatureMap b);
        }
    }

    @Network
    interface Net {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Pair(
            left = 9, // ERROR [kernel-exceeds-input] a 9x9 kernel does not fit its 8x8 input
            right = 0) // ERROR [member-out-of-range] kernel is 0, must be at least 1
        FeatureMap pair();
        @Repeat("3")
        @Pair( // ERROR [concat-sizes] cannot concatenate sizes that differ: 4x6x6 and 4x5x5
            left = 3,
            right = 4)
        FeatureMap row(FeatureMap image);
        @GlobalAvgPool2d FeatureVector gap(FeatureMap pair);
        @SoftmaxOutput FeatureVector answer();
        @GlobalAvgPool2d FeatureVector gap2(FeatureMap row);
        @Output FeatureVector features();
    }
}
