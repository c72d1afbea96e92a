package library;

import dev.netwright.dsl.*;

@Block
public @interface Faulty {
    int channels() default 4;

    interface Body {
        @Conv2d(channels = 4, kernel = 3) @Bind("filters = channels") FeatureMap conv();
    }
}
