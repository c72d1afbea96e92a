import dev.netwright.dsl.*;

@Network
public interface NoOutput { // ERROR [no-output] has no head
    @Input(features = 4) FeatureVector x();
    @Dense(units = 2) FeatureVector logits();
}
