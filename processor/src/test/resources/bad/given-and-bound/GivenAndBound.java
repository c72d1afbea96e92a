import dev.netwright.dsl.*;

@Network
public interface GivenAndBound {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 8) @Bind("units = x.features") FeatureVector hidden(); // ERROR [given-and-bound] 'units' is given and bound
    @Dense @Bind({"units = 2", "units = 3"}) FeatureVector logits(); // ERROR [given-and-bound] 'units' is bound twice
    @SoftmaxOutput FeatureVector answer();
}
