import dev.netwright.dsl.*;

/** Both branches of a block fail, each on the parameter that its bad value came from. */
class TwiceInOneBlock {
    @Block
    @interface Pair {
        int left();
        int right();

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
            left = 9, // ERROR [kernel-exceeds-input]
            right = 0) // ERROR [member-out-of-range]
        FeatureMap pair();
        @Repeat("3")
        @Pair(
            left = 3,
            right = 4) // ERROR [concat-sizes]
        FeatureMap row(FeatureMap image);
        @GlobalAvgPool2d FeatureVector gap(FeatureMap pair);
        @SoftmaxOutput FeatureVector answer();
        @GlobalAvgPool2d FeatureVector gap2(FeatureMap row);
        @Output FeatureVector features();
    }
}
