import dev.netwright.dsl.*;

/** Whether a block ends in a head cannot be said where its last layer could not be read: then nothing is said. */
class HeadNotRead {
    @Block
    @interface Answer {
        interface Body {
            @Dense(units = 3) FeatureVector logits();
            FeatureVector answer(); // ERROR [no-layer] has no layer annotation
        }
    }

    @Network
    interface Uses {
        @Input(features = 4) FeatureVector x();
        @Answer FeatureVector answer();
    }
}
