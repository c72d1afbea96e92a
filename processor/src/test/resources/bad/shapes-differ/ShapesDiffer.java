import dev.netwright.dsl.*;

@Network
public interface ShapesDiffer {
    @Input(channels = 64, height = 28, width = 28) FeatureMap image();
    @Conv2d(channels = 32, kernel = 3, padding = 1) FeatureMap conv();
    @Add FeatureMap sum(FeatureMap conv, FeatureMap image); // ERROR [shapes-differ] cannot add shapes that differ: 32x28x28 and 64x28x28
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
