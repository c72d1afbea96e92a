import dev.netwright.dsl.*;

@Network
public interface RepeatCount {
    @Input(features = 16) FeatureVector x();
    @Repeat("x.features - 17") @Dense(units = 8) FeatureVector hidden(); // ERROR [repeat-count] @Repeat("x.features - 17") is -1, must be at least 0
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
