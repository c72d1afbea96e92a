import dev.netwright.dsl.*;

@Network
public interface LaterLayer {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Add FeatureMap sum(FeatureMap image, FeatureMap conv); // ERROR [later-layer] reads 'conv', which is declared below it
    @Conv2d(channels = 3, kernel = 3, padding = 1) FeatureMap conv(FeatureMap image);
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
