import dev.netwright.dsl.*;

@Network
public abstract class NotAnInterface { // ERROR [not-an-interface]
    @Input(features = 4) abstract FeatureVector x();
    @Dense(units = 2) abstract FeatureVector logits();
    @SoftmaxOutput abstract FeatureVector answer();
}
