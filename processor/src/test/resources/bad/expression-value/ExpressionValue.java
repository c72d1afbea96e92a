import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

class ExpressionValue {
    @Block
    @interface Share {
        int parts() default REQUIRED;

        interface Body {
            @Dense @Bind("units = in.features / parts") FeatureVector part();
        }
    }

    @Network
    interface Net {
        @Input(features = 16) FeatureVector x();
        @Share(parts = 0) FeatureVector half(); // ERROR [expression-value] 16 / 0 divides by zero
        @Dense @Bind("units = 8 % 0") FeatureVector rest(FeatureVector x); // ERROR [expression-value] 8 % 0 divides by zero
        @Concat FeatureVector both(FeatureVector half, FeatureVector rest);
        @SoftmaxOutput FeatureVector answer();
    }
}
