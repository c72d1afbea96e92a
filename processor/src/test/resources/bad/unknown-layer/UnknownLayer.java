import dev.netwright.dsl.*;

@Network
public interface UnknownLayer {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 8, kernel = 3, padding = 1) FeatureMap stem();
    @Conv2d(channels = 8, kernel = 3, padding = 1) FeatureMap conv(FeatureMap sten); // ERROR [unknown-layer] reads 'sten', but there is no such layer
    @Add FeatureMap sum(FeatureMap stem, FeatureMap banana); // ERROR [unknown-layer] reads 'banana', but there is no such layer
    @GlobalAvgPool2d FeatureVector gap(FeatureMap stem);
    @SoftmaxOutput FeatureVector answer();
}
