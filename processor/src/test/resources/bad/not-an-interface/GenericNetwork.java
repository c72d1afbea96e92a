import dev.netwright.dsl.*;

@Network
public interface GenericNetwork<T> { // ERROR [not-an-interface] is generic, and a network must not be
    @Input(features = 4) FeatureVector x();
    @Output FeatureVector y();
}
