import dev.netwright.dsl.*;

@Network
public interface TooManyLayers {
    @Input(features = 4) FeatureVector x();
    @Repeat("2_000_000_000") @Dense(units = 4) FeatureVector deep(); // ERROR [too-many-layers] the network unfolds to more than 10,240 layers
    @SoftmaxOutput FeatureVector answer();
}
