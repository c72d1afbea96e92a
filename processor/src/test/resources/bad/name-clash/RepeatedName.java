import dev.netwright.dsl.*;

@Network
public interface RepeatedName {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 8) FeatureVector fc_1();
    @Repeat("3") @Dense(units = 8) FeatureVector fc(); // ERROR [name-clash]
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
