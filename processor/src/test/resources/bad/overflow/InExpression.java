import dev.netwright.dsl.*;

@Network
public interface InExpression {
    @Input(features = 65_536) FeatureVector x();
    @Dense @Bind("units = x.features * x.features") FeatureVector wide(); // ERROR [overflow] 65536 * 65536 = 4294967296, outside the range of int (-2147483648 to
    @Dense @Bind("units = 99999999999") FeatureVector literal(FeatureVector x); // ERROR [overflow] the number is 99999999999, outside the range of int (-2147483648 to
    @Concat FeatureVector both(FeatureVector wide, FeatureVector literal);
    @SoftmaxOutput FeatureVector answer();
}
