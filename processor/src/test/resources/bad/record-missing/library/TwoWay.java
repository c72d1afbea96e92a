package library;

import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

/** Compiled without the processor and without -parameters, so that its class file has no parameter names. */
@Block
public @interface TwoWay {
    int channels() default REQUIRED;

    interface Body {
        @Input FeatureMap x();
        @Conv2d(kernel = 3, padding = 1) @Bind("channels") FeatureMap a();
        @Conv2d(kernel = 1) @Bind("channels") FeatureMap b(FeatureMap x);
        @Add FeatureMap sum(FeatureMap a, FeatureMap b);
    }
}
