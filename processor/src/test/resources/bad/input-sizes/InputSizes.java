import dev.netwright.dsl.*;

@Network
public interface InputSizes {
    @Input(channels = 3, height = 32) FeatureMap image(); // ERROR [input-sizes] a FeatureMap input gives channels, height, width, this gives
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
