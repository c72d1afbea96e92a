package golden;

import dev.netwright.dsl.*;

@Network
public interface Repeated {
    @Input(features = 6)                                           FeatureVector x();
    @Repeat("3") @Dense @Bind("units = 8 - 2 * i")                 FeatureVector hidden();
    @When("hidden.features > 4") @Dense(units = 4)                 FeatureVector narrowed();
    @Repeat("2") @Add                                              FeatureVector sum(FeatureVector narrowed, FeatureVector hidden);
    @RegressionOutput                                              FeatureVector value();
}
