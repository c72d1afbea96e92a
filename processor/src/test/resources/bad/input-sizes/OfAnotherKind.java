import dev.netwright.dsl.*;

class OfAnotherKind {
    @Network
    interface Wide {
        @Input(features = 4, steps = 10) FeatureVector x(); // ERROR [input-sizes] a FeatureVector input needs features, but this one has features, steps
        @Dense(units = 4) FeatureVector a();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Neither {
        @Input(features = 4, steps = 10) FeatureVector y(); // ERROR [input-sizes] a FeatureVector input needs features, but this one has features, steps
        @Flatten FeatureVector flat();
        @SoftmaxOutput FeatureVector kind();
    }
}
