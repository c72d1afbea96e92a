import dev.netwright.dsl.*;

@Block
public @interface ReservedName {
    int i() default 1; // ERROR [reserved-name] this name is reserved

    interface Body {
        @MaxPool2d(kernel = 2) FeatureMap in(); // ERROR [reserved-name] this name is reserved
        @MaxPool2d(kernel = 2) FeatureMap out();
    }
}
