package golden;

import dev.netwright.dsl.*;

final class Holder {
    private Holder() {}

    @Network
    interface Inner {
        @Input(features = 2)   FeatureVector x();
        @Dense(units = 1)      FeatureVector logit();
        @SigmoidOutput         FeatureVector yes();
    }
}
