import dev.netwright.dsl.*;

@Block
public @interface InBlock {
    interface Body {
        @Input FeatureMap x();
        @Input FeatureMap y(); // ERROR [unused-input]
        @MaxPool2d(kernel = 2) FeatureMap unread(FeatureMap x); // ERROR [unused-layer]
        @AvgPool2d(kernel = 2) FeatureMap out(FeatureMap x);
    }
}
