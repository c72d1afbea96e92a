import dev.netwright.dsl.*;

@Network
public interface OneConstant {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 8) FeatureVector fcOne();
    @Dense(units = 8) FeatureVector fc_one(); // ERROR [name-clash]
    @Dense(units = 8) FeatureVector again();
    @Dense(units = 8) FeatureVector again(FeatureVector fcOne); // ERROR [name-clash]
    @SoftmaxOutput FeatureVector answer();
}
