package golden;

import dev.netwright.dsl.*;

@Network
public interface Heads {
    @Input(features = 4)                              FeatureVector x();
    @Dense(units = 3)                                 FeatureVector early(FeatureVector x);
    @SoftmaxOutput(weight = 0.3, labelsOf = "kind")   FeatureVector aux();
    @Dense(units = 3)                                 FeatureVector late(FeatureVector x);
    @SoftmaxOutput                                    FeatureVector kind(FeatureVector late);
    @Dense(units = 2)                                 FeatureVector flags(FeatureVector x);
    @SigmoidOutput(weight = 2)                        FeatureVector flagged();
    @RegressionOutput                                 FeatureVector size(FeatureVector late);
    @Output                                           FeatureVector embedding(FeatureVector late);
}
