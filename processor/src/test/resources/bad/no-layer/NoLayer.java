import dev.netwright.dsl.*;

@Network
public interface NoLayer {
    @Input(features = 4) FeatureVector x();
    FeatureVector hidden(); // ERROR [no-layer] has no layer annotation
    @Dense(units = 2) FeatureVector logits(FeatureVector x);
    @SoftmaxOutput FeatureVector answer();

    static int helper() { return 1; }
}
