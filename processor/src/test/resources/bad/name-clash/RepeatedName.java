import dev.netwright.dsl.*;

@Network
public interface RepeatedName {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 8) FeatureVector fc_1(); // ERROR [name-clash] is also the name of a layer made by a @Repeat or a block
    @Repeat("3") @Dense(units = 8) FeatureVector fc();
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
