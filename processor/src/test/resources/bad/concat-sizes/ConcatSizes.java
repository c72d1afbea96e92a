import dev.netwright.dsl.*;

@Network
public interface ConcatSizes {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @Conv2d(channels = 16, kernel = 3, padding = 1) FeatureMap left(FeatureMap image);
    @Conv2d(channels = 16, kernel = 5, padding = 1) FeatureMap right(FeatureMap image);
    @Concat FeatureMap both(FeatureMap left, FeatureMap right); // ERROR [concat-sizes] cannot concatenate sizes that differ: 16x28x28 and 16x26x26
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
