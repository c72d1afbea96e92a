import dev.netwright.dsl.*;

@Network
public interface SizeBelowOne {
    @Input(
        channels = 0, // ERROR [size-below-one] channels is 0, must be at least 1
        height = 32,
        width = -2) // ERROR [size-below-one] width is -2, must be at least 1
    FeatureMap image();
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
