import dev.netwright.dsl.*;

@Network
public interface AmbiguousInput {
    @Input(features = 4) FeatureVector left();
    @Input(features = 4) FeatureVector right();
    @Dense(units = 2) FeatureVector logits(); // ERROR [ambiguous-input] reads the layer above, but several inputs stand above it
    @SoftmaxOutput FeatureVector answer();
}
