import dev.netwright.dsl.*;

@Block
public @interface InBlock {
    interface Body {
        @Input FeatureMap x();
        @Input FeatureMap y(); // ERROR [unused-input] no layer reads this input
        @MaxPool2d(kernel = 2) FeatureMap unread(FeatureMap x); // ERROR [unused-layer] no layer reads this, and it is not a head
        @AvgPool2d(kernel = 2) FeatureMap out(FeatureMap x);
    }
}
