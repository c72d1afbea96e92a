import dev.netwright.dsl.*;

@Network
public interface PaddingExceedsKernel {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @MaxPool2d(kernel = 3, stride = 2, padding = 2) FeatureMap pool(); // ERROR [padding-exceeds-kernel] padding 2x2 is more than half the 3x3 kernel
    @AvgPool2d(kernel = {1, 4}, padding = {1, 2}) FeatureMap mean(FeatureMap image); // ERROR [padding-exceeds-kernel] padding 1x2 is more than half the 1x4 kernel
    @Concat FeatureMap both(FeatureMap pool, FeatureMap mean);
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
