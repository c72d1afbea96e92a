import dev.netwright.dsl.*;

@Network
public interface ExpressionSyntax {
    @Input(features = 4) FeatureVector x();
    @Dense @Bind("units = 4 *") FeatureVector a(); // ERROR [expression-syntax] expected a value after '*', found the end
    @Dense(units = 4) @Repeat("2 3") FeatureVector b(FeatureVector x); // ERROR [expression-syntax] expected an operator or the end after '2', found '3'
    @Dense(units = 4) @When("x.features = 4") FeatureVector c(FeatureVector x); // ERROR [expression-syntax] expected an operator or the end after 'features', found '='; equality
    @Dense @Bind("= 4") FeatureVector d(FeatureVector x); // ERROR [expression-syntax] expected the name of a member, as in "channels" or "channels = 4 *
    @Add FeatureVector sum(FeatureVector a, FeatureVector b, FeatureVector c, FeatureVector d);
    @SoftmaxOutput FeatureVector answer();
}
