import dev.netwright.dsl.*;

@Network
public interface PaddingExceedsKernel {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @MaxPool2d(kernel = 3, stride = 2, padding = 2) FeatureMap pool(); // ERROR [padding-exceeds-kernel]
    @AvgPool2d(kernel = {1, 4}, padding = {1, 2}) FeatureMap mean(FeatureMap image); // ERROR [padding-exceeds-kernel]
    @Concat FeatureMap both(FeatureMap pool, FeatureMap mean);
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
