import dev.netwright.dsl.*;

/** A block that is not well formed is reported at the block alone, not at its uses. */
class FaultyBlockForm {
    @Block
    @interface Twice {
        interface Body {
            @MaxPool2d(kernel = 2)
            @AvgPool2d(kernel = 2) // ERROR [two-layers] has two layer annotations: @MaxPool2d, @AvgPool2d
            FeatureMap pool();
            @Flatten FeatureVector flat();
        }
    }

    @Network
    interface Uses {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Twice FeatureVector block();
        @Dense(units = 10) FeatureVector logits();
        @SoftmaxOutput FeatureVector answer();
    }
}
