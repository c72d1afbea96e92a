import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

/** The stride of one branch, forgotten in a block and in a network: found above the sum, by one member or by two. */
class ForgottenStride {
    @Block
    @interface Halving {
        int channels() default REQUIRED;

        interface Body {
            @Input FeatureMap x();
            @Conv2d(kernel = 3, stride = 2, padding = 1) @Bind("channels") FeatureMap a();
            @Conv2d(kernel = 1) @Bind("channels") FeatureMap shortcut(FeatureMap x);
            @Add FeatureMap out(FeatureMap a, FeatureMap shortcut);
        }
    }

    @Network
    interface InBlock {
        @Input(channels = 3, height = 17, width = 17) FeatureMap image();
        @Halving(channels = 8) FeatureMap half(); // ERROR [shapes-differ] cannot add shapes that differ: 8x9x9 and 8x17x17
        @GlobalAvgPool2d FeatureVector mean();
        @SoftmaxOutput FeatureVector kind();
    }

    @Network
    interface TwoMembers {
        @Input(channels = 3, height = 32, width = 32) FeatureMap image();
        @Conv2d(channels = 16, kernel = 3) FeatureMap a(FeatureMap image);
        @Conv2d(channels = 16, kernel = 3, padding = 1, stride = 2) FeatureMap b(FeatureMap image);
        @Add FeatureMap c(FeatureMap a, FeatureMap b); // ERROR [shapes-differ] cannot add shapes that differ: 16x30x30 and 16x16x16
        @GlobalAvgPool2d FeatureVector mean();
        @SoftmaxOutput FeatureVector kind();
    }
}
