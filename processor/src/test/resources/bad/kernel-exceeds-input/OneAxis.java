import dev.netwright.dsl.*;

@Network
public interface OneAxis {
    @Input(channels = 1, height = 8, width = 3) FeatureMap strip();
    @Conv2d(channels = 4, kernel = {3, 5}) FeatureMap wide(FeatureMap strip); // ERROR [kernel-exceeds-input] a 3x5 kernel does not fit its 8x3 input
    @Conv2d(channels = 4, kernel = 3, dilation = 2) FeatureMap dilated(FeatureMap strip); // ERROR [kernel-exceeds-input] a 3x3 kernel, dilated to 5x5, does not fit its 8x3 input
    @MaxPool2d(kernel = 12, padding = 1) FeatureMap pool(FeatureMap strip); // ERROR [kernel-exceeds-input] a 12x12 kernel does not fit its 8x3 input, padded to 10x5
    @AvgPool2d(kernel = {2, 4}) FeatureMap mean(FeatureMap strip); // ERROR [kernel-exceeds-input] a 2x4 kernel does not fit its 8x3 input
    @Concat FeatureMap all(FeatureMap wide, FeatureMap dilated, FeatureMap pool, FeatureMap mean);
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
