package library;

import dev.netwright.dsl.*;

@Block
public @interface FromTomorrow {
    interface Body {
        @MaxPool2d(kernel = 2) FeatureMap pool();
    }
}
