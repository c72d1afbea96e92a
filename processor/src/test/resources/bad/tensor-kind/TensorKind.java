import dev.netwright.dsl.*;

@Network
public interface TensorKind {
    @Input(channels = 16, height = 5, width = 5) FeatureMap image();
    @Dense(units = 120) FeatureVector fc1(); // ERROR [tensor-kind] reads a FeatureVector (F), got a map of 16x5x5
    @SoftmaxOutput FeatureVector answer();
}
