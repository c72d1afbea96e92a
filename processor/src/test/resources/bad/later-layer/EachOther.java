import dev.netwright.dsl.*;

/** Moving helps where the layers below do not lead back. */
class EachOther {
    @Network
    interface Mutual {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 4) FeatureVector a(FeatureVector b); // ERROR [later-layer] reads 'b', which is declared below it
        @Dense(units = 4) FeatureVector b(FeatureVector a);
        @SoftmaxOutput FeatureVector y();
    }

    @Network
    interface Together {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 4) FeatureVector a(FeatureVector c); // ERROR [later-layer] reads 'c', which is declared below it
        @Dense(units = 4) FeatureVector b(FeatureVector x);
        @Dense(units = 4) FeatureVector c(FeatureVector b);
        @SoftmaxOutput FeatureVector y(FeatureVector a);
    }
}
