import dev.netwright.dsl.*;

@Network
public interface InputSizes {
    @Input(channels = 3, height = 32) FeatureMap image(); // ERROR [input-sizes] a FeatureMap input needs channels, height, width, but this one has
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
