import dev.netwright.dsl.*;

/** What reads a layer that could not be read is not to blame for it. */
@Network
public interface ReadByName {
    @Input(features = 4) FeatureVector x();
    FeatureVector hidden(); // ERROR [no-layer] has no layer annotation
    @Dense(units = 2) double[] lost(); // ERROR [layer-method] returns double[], which is not a tensor type
    @Add FeatureVector sum(FeatureVector hidden, FeatureVector lost);
    @Dense(units = 0) FeatureVector logits(); // ERROR [member-out-of-range] units is 0, must be at least 1
    @SoftmaxOutput FeatureVector answer();
}
