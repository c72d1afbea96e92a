package golden;

import dev.netwright.dsl.*;

@Network
public interface LeftOut {
    boolean HAS_AUX = false;
    @Input(features = 2)                                        FeatureVector x();
    @When("x.features > 2") @Dense(units = 2)                   FeatureVector widened();
    @Dense(units = 2)                                           FeatureVector logits();
    @When("x.features > 2") @SoftmaxOutput                      FeatureVector early(FeatureVector widened);
    @SoftmaxOutput                                              FeatureVector label(FeatureVector logits);
}
