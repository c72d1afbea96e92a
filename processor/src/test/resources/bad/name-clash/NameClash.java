import dev.netwright.dsl.*;

@Network
public interface NameClash {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 8) FeatureVector hidden();
    @Dense(units = 8) FeatureVector Hidden(); // ERROR [name-clash] clashes with 'hidden'
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
