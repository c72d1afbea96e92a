import dev.netwright.dsl.*;

@Network
public interface ItselfAndFirst {
    @Conv2d(channels = 3, kernel = 3, padding = 1) FeatureMap first(); // ERROR [later-layer] reads the layer above, but it is the first
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 3, kernel = 3, padding = 1) FeatureMap loop(FeatureMap loop); // ERROR [later-layer] reads itself
    @GlobalAvgPool2d FeatureVector gap(FeatureMap image);
    @SoftmaxOutput FeatureVector answer();
}
