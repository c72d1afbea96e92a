import dev.netwright.dsl.*;

@Network
public interface Arity {
    @Input(channels = 8, height = 8, width = 8) FeatureMap image();
    @Conv2d(channels = 8, kernel = 1) FeatureMap conv();
    @Add FeatureMap sum(); // ERROR [arity] @Add reads at least 2 layers, but this one reads 1
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
