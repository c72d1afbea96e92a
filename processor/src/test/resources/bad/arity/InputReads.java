import dev.netwright.dsl.*;

@Network
public interface InputReads {
    @Input(features = 4) FeatureVector x();
    @Input(features = 4) FeatureVector y(FeatureVector x); // ERROR [arity] an input reads no layer
    @Add FeatureVector sum(FeatureVector x, FeatureVector y);
    @SoftmaxOutput FeatureVector answer();
}
