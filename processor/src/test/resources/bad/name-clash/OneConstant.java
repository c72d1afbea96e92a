import dev.netwright.dsl.*;

@Network
public interface OneConstant {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 8) FeatureVector fcOne();
    @Dense(units = 8) FeatureVector fc_one(); // ERROR [name-clash] clashes with 'fcOne'
    @Dense(units = 8) FeatureVector again();
    @Concat FeatureVector both(FeatureVector fc_one, FeatureVector again);
    @Dense(units = 8) FeatureVector again(FeatureVector fcOne); // ERROR [name-clash] is declared twice
    @Dense(units = 2) FeatureVector logits(FeatureVector both);
    @SoftmaxOutput FeatureVector answer();
}
