package golden;

import dev.netwright.dsl.*;

@Network
public interface Labels {
    @Input(features = 4)                                              FeatureVector x();
    @Dense(units = 3)                                                 FeatureVector logits();
    @SoftmaxOutput(labels = {"setosa", "versicolor", "say \"v\" \\"}) FeatureVector iris();
}
