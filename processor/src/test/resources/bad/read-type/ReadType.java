import dev.netwright.dsl.*;

@Network
public interface ReadType {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @GlobalAvgPool2d FeatureVector gap(FeatureVector image); // ERROR [read-type] reads 'image' as a FeatureVector, but it is declared FeatureMap
    @SoftmaxOutput FeatureVector answer();
}
