import dev.netwright.dsl.*;

@Block
public @interface InBlockBody {
    interface Body {
        @MaxPool2d(kernel = 2) @Shape("3,14,14") FeatureMap pool(); // ERROR [shape-syntax] @Shape("3,14,14") is not a shape
    }
}
