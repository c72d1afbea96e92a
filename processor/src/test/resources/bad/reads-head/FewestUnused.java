import dev.netwright.dsl.*;

/** Of what the layer may read, only one leaves no layer that nothing reads. */
@Network
public interface FewestUnused {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 8) FeatureVector a();
    @Dense(units = 8) FeatureVector b();
    @Dense(units = 8) FeatureVector c();
    @Dense(units = 8) FeatureVector d(FeatureVector b);
    @SoftmaxOutput FeatureVector first(FeatureVector c);
    @Dense(units = 8) FeatureVector more(); // ERROR [reads-head] reads the layer above, but 'first' is a head
    @SoftmaxOutput FeatureVector second();
}
