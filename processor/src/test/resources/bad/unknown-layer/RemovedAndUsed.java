import dev.netwright.dsl.*;

class RemovedAndUsed {
    @Network
    interface Base {
        @Input(features = 16) FeatureVector x();
        @Dense(units = 8) FeatureVector hidden();
        @Dense(units = 4) FeatureVector logits();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Heir extends Base {
        @Remove FeatureVector hiden(); // ERROR [unknown-layer] is removed, but no inherited layer has this name
    }

    @Network
    interface User {
        @Input(features = 16) FeatureVector photo();
        @Use(
            value = Base.class,
            until = "answer") // ERROR [unknown-layer] Base has no layer 'answer'
        FeatureVector backbone();
        @SoftmaxOutput FeatureVector kind();
    }
}
