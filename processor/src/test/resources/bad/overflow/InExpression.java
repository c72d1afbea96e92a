import dev.netwright.dsl.*;

@Network
public interface InExpression {
    @Input(features = 65_536) FeatureVector x();
    @Dense @Bind("units = x.features * x.features") FeatureVector wide(); // ERROR [overflow]
    @Dense @Bind("units = 99999999999") FeatureVector literal(FeatureVector x); // ERROR [overflow]
    @Concat FeatureVector both(FeatureVector wide, FeatureVector literal);
    @SoftmaxOutput FeatureVector answer();
}
