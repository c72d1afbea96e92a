package golden;

import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

@Block
public @interface Recording {
    int channels() default REQUIRED;

    interface Body {
        @Input                                       FeatureMap x();
        @Conv2d(kernel = 1) @Bind("channels")        FeatureMap a();
        @Conv2d(kernel = 1) @Bind("channels")        FeatureMap b(FeatureMap x);
        @Concat                                      FeatureMap out(FeatureMap b, FeatureMap a);
    }
}
