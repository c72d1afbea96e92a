import dev.netwright.dsl.*;

/** A duelling network: other units would make it another one, so none are offered. */
@Network
public interface Broadcast {
    @Input(features = 8) FeatureVector x();
    @Dense(units = 1) FeatureVector value(FeatureVector x);
    @Dense(units = 4) FeatureVector advantage(FeatureVector x);
    @Add FeatureVector q(FeatureVector value, FeatureVector advantage); // ERROR [shapes-differ] cannot add shapes that differ: 1 and 4
    @Output FeatureVector y();
}
