import dev.netwright.dsl.*;

/** Faults of form, wiring, expressions and shapes, in two networks and a block: one compile shows them all. */
class TwoNetworks {
    @Block
    @interface Faulty {
        int channels();

        interface Body {
            @Conv2d(kernel = 3) @Bind("channels = chanels") FeatureMap conv(); // ERROR [expression-name]
            @MaxPool2d(kernel = 2) FeatureMap pool(FeatureMap conf); // ERROR [unknown-layer]
        }
    }

    @Network
    interface UsesFaulty {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Faulty(channels = 8) FeatureMap one();
        @Faulty(channels = 8) FeatureMap two();
        @Conv2d(channels = 4, kernel = 9) FeatureMap other(FeatureMap image); // ERROR [kernel-exceeds-input]
        @Concat FeatureMap both(FeatureMap two, FeatureMap other);
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface FaultyItself {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 0) FeatureVector none(); // ERROR [member-out-of-range]
        @Dense(units = 4) FeatureVector lost(FeatureVector y); // ERROR [unknown-layer]
        @Concat FeatureVector both(FeatureVector none, FeatureVector lost);
        @SoftmaxOutput(weight = 0) FeatureVector answer(); // ERROR [member-out-of-range]
    }
}
