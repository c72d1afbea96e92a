import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

class InBlock {
    @Block
    @interface Stem {
        int channels() default REQUIRED;

        interface Body {
            @Conv2d(kernel = 3, padding = 1) @Bind("channels") @Shape("64x28x28") FeatureMap conv();
            @MaxPool2d(kernel = 2) FeatureMap pool();
        }
    }

    @Network
    interface Net {
        @Input(channels = 3, height = 28, width = 28) FeatureMap image();
        @Stem(channels = 32) FeatureMap stem(); // ERROR [shape-pin] is 32x28x28, but @Shape pins 64x28x28
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }
}
