import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

/** Faults of form, wiring, expressions and shapes, in two networks and a block: one compile shows them all. */
class TwoNetworks {
    @Block
    @interface Faulty {
        int channels() default REQUIRED;

        interface Body {
            @Conv2d(kernel = 3) @Bind("channels = chanels") FeatureMap conv(); // ERROR [expression-name] there is no parameter 'chanels'
            @MaxPool2d(kernel = 2) FeatureMap pool(FeatureMap conf); // ERROR [unknown-layer] reads 'conf', but there is no such layer
        }
    }

    @Network
    interface UsesFaulty {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Faulty(channels = 8) FeatureMap one();
        @Faulty(channels = 8) FeatureMap two();
        @Conv2d(channels = 4, kernel = 9) FeatureMap other(FeatureMap image); // ERROR [kernel-exceeds-input] a 9x9 kernel does not fit its 8x8 input
        @Concat FeatureMap both(FeatureMap two, FeatureMap other);
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface FaultyItself {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 0) FeatureVector none(); // ERROR [member-out-of-range] units is 0, must be at least 1
        @Dense(units = 4) FeatureVector lost(FeatureVector y); // ERROR [unknown-layer] reads 'y', but there is no such layer
        @Concat FeatureVector both(FeatureVector none, FeatureVector lost);
        @SoftmaxOutput(weight = 0) FeatureVector answer(); // ERROR [member-out-of-range] weight is 0, must be above 0 and below 1e6
    }
}
