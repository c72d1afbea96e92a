import dev.netwright.dsl.*;

@Network
public interface ExpressionSyntax {
    @Input(features = 4) FeatureVector x();
    @Dense @Bind("units = 4 *") FeatureVector a(); // ERROR [expression-syntax]
    @Dense(units = 4) @Repeat("2 3") FeatureVector b(FeatureVector x); // ERROR [expression-syntax]
    @Dense(units = 4) @When("x.features = 4") FeatureVector c(FeatureVector x); // ERROR [expression-syntax]
    @Dense @Bind("= 4") FeatureVector d(FeatureVector x); // ERROR [expression-syntax] // ERROR [missing-member]
    @Add FeatureVector sum(FeatureVector a, FeatureVector b, FeatureVector c, FeatureVector d);
    @SoftmaxOutput FeatureVector answer();
}
