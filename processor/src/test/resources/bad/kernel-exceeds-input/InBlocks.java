import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

class InBlocks {
    @Block
    @interface Unit {
        int size() default REQUIRED;

        interface Body {
            @Conv2d(channels = 4) @Bind("kernel = 2 * size + 1") FeatureMap conv();
        }
    }

    @Block
    @interface Stage {
        int reach() default REQUIRED;

        interface Body {
            @MaxPool2d(kernel = 2) FeatureMap pool();
            @Unit @Bind("size = reach + 1") FeatureMap unit();
        }
    }

    @Network
    interface Net {
        @Input(channels = 1, height = 8, width = 8) FeatureMap image();
        @Stage(
            reach = 2) // ERROR [kernel-exceeds-input] a 7x7 kernel does not fit its 4x4 input
        FeatureMap stage1();
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }
}
