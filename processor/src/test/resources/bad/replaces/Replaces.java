import dev.netwright.dsl.*;

class Replaces {
    @Network
    interface Base {
        @Input(features = 16) FeatureVector x();
        @Dense(units = 8) FeatureVector hidden();
        @Dense(units = 4) FeatureVector logits();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Heir extends Base {
        @Dense(units = 9) FeatureVector hidden(); // ERROR [replaces] replaces the inherited layer of the same name, but does not say so
        @Dense(units = 3) FeatureVector logits(FeatureVector hidden); // ERROR [replaces] replaces the inherited layer of the same name, but does not say so
    }
}
