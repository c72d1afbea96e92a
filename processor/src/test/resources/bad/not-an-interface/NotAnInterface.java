import dev.netwright.dsl.*;

@Network
public abstract class NotAnInterface { // ERROR [not-an-interface] is not an interface, and a network must be one
    @Input(features = 4) abstract FeatureVector x();
    @Dense(units = 2) abstract FeatureVector logits();
    @SoftmaxOutput abstract FeatureVector answer();
}
