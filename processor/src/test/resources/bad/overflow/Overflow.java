import dev.netwright.dsl.*;

@Network
public interface Overflow {
    @Input(channels = 65_536, height = 256, width = 256) FeatureMap image();
    @Flatten FeatureVector flat(); // ERROR [overflow] the number of features would be 4,294,967,296, which is beyond
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
