import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

class AcrossBlock {
    @Block
    @interface Classifier {
        int classes() default REQUIRED;

        interface Body {
            @Dense @Bind("units = classes") FeatureVector logits();
            @SoftmaxOutput FeatureVector answer();
        }
    }

    @Network
    interface Wide {
        @Input(features = 16) FeatureVector x();
        @Classifier(classes = 4) FeatureVector first();
        @Classifier(classes = 4) FeatureVector second(); // ERROR [reads-head] reads the layer above, but 'first' is a head
    }
}
