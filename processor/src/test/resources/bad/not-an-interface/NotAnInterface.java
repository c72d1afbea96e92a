import dev.netwright.dsl.*;

@Network
public abstract class NotAnInterface { // ERROR [not-an-interface] is no interface, and a network is one
    @Input(features = 4) abstract FeatureVector x();
    @Dense(units = 2) abstract FeatureVector logits();
    @SoftmaxOutput abstract FeatureVector answer();
}
