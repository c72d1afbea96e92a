import dev.netwright.dsl.*;

@Block
public @interface RecursiveBlock {
    interface Body {
        @MaxPool2d(kernel = 2) FeatureMap pool();
        @RecursiveBlock FeatureMap again(); // ERROR [recursive-block] RecursiveBlock contains itself
    }
}

@Network
interface UsesIt {
    @Input(channels = 1, height = 28, width = 28) FeatureMap image();
    @RecursiveBlock FeatureMap block();
    @Flatten FeatureVector flat();
    @Output FeatureVector features();
}
