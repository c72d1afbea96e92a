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
        @Dense(units = 9) FeatureVector hidden(); // ERROR [replaces] takes the place of the inherited layer of that name without saying so
        @Dense(units = 3) FeatureVector logits(FeatureVector hidden); // ERROR [replaces] takes the place of the inherited layer of that name without saying so
    }
}
