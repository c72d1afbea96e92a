import dev.netwright.dsl.*;

@Network
public interface ReadsHead {
    @Input(features = 16) FeatureVector x();
    @Dense(units = 8) FeatureVector hidden();
    @SoftmaxOutput FeatureVector auxiliary();
    @Dense(units = 4) FeatureVector more(); // ERROR [reads-head] reads the layer above, but 'auxiliary' is a head
    @Dense(units = 4) FeatureVector other(FeatureVector auxiliary); // ERROR [reads-head] reads 'auxiliary', which is a head
    @SoftmaxOutput FeatureVector answer(FeatureVector hidden);
}
