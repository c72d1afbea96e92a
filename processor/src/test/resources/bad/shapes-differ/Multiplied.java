import dev.netwright.dsl.*;

@Network
public interface Multiplied {
    @Input(features = 8) FeatureVector x();
    @Dense(units = 4) FeatureVector gate();
    @Multiply FeatureVector gated(FeatureVector x, FeatureVector gate); // ERROR [shapes-differ] cannot multiply shapes that differ: 8 and 4
    @SoftmaxOutput FeatureVector answer();
}
