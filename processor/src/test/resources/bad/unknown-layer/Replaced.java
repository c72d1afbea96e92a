import dev.netwright.dsl.*;

/** What is to replace an inherited layer and does not is no layer of its own, either. */
class Replaced {
    @Network
    interface Base {
        @Input(features = 16) FeatureVector x();
        @Dense(units = 8) FeatureVector hidden();
        @Dense(units = 4) FeatureVector logits();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Overriding extends Base {
        @Override @Dense(units = 5) FeatureVector logit(); // ERROR [unknown-layer] is marked as a replacement, but no inherited layer has this name
    }

    @Network
    interface Replacing extends Base {
        @Replace @Dense(units = 5) FeatureVector hiden(FeatureVector x); // ERROR [unknown-layer] is marked as a replacement, but no inherited layer has this name
    }

    @Network
    interface Alone {
        @Input(features = 16) FeatureVector x();
        @Override @Dense(units = 5) FeatureVector logits(); // ERROR [unknown-layer] is marked as a replacement, but no inherited layer has this name
        @SoftmaxOutput FeatureVector answer();
    }
}
