import dev.netwright.dsl.*;

class AcrossBlock {
    @Block
    @interface Classifier {
        int classes();

        interface Body {
            @Dense @Bind("units = classes") FeatureVector logits();
            @SoftmaxOutput FeatureVector answer();
        }
    }

    @Network
    interface Wide {
        @Input(features = 16) FeatureVector x();
        @Classifier(classes = 4) FeatureVector first();
        @Classifier(classes = 4) FeatureVector second(); // ERROR [reads-head]
    }
}
