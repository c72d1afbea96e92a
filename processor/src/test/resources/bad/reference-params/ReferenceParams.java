import dev.netwright.dsl.*;

@Network
@Reference(params = 61_706) // ERROR [reference-params] has 5,560 trainable parameters, but @Reference states 61,706 (-56,146)
public interface ReferenceParams {
    @Input(features = 100) FeatureVector x();
    @Dense(units = 50) FeatureVector hidden();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
