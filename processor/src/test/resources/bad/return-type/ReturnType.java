import dev.netwright.dsl.*;

@Network
public interface ReturnType {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Flatten FeatureMap flat(); // ERROR [return-type] gives a FeatureVector of 3072, but is declared FeatureMap
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
