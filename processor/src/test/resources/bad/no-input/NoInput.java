import dev.netwright.dsl.*;

@Network
public interface NoInput { // ERROR [no-input] has no @Input
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
