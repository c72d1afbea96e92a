import dev.netwright.dsl.*;

@Network
public interface UnusedInput {
    @Input(features = 4) FeatureVector x();
    @Input(features = 6) FeatureVector y(); // ERROR [unused-input] no layer reads this input
    @Dense(units = 2) FeatureVector logits(FeatureVector x);
    @SoftmaxOutput FeatureVector answer();
}
