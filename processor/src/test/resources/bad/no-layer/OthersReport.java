import dev.netwright.dsl.*;

/** What does not hang on a layer that could not be read still reports. */
@Network
public interface OthersReport {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 4) FeatureVector a(FeatureVector b); // ERROR [later-layer] reads 'b', which is declared below it
    @Dense(units = 4) FeatureVector b(FeatureVector a);
    FeatureVector c(); // ERROR [no-layer] has no layer annotation
    @Dense(units = 4) @Dropout(0.1) FeatureVector d(); // ERROR [two-layers] has two layer annotations: @Dense, @Dropout
    @Dense(units = 4) @Repeat("d.features") FeatureVector e();
    @Dense(units = 4) FeatureVector f(FeatureVector dd); // ERROR [unknown-layer] reads 'dd', but there is no such layer
    @SoftmaxOutput FeatureVector y();
}
