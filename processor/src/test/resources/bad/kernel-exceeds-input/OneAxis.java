import dev.netwright.dsl.*;

@Network
public interface OneAxis {
    @Input(channels = 1, height = 8, width = 3) FeatureMap strip();
    @Conv2d(channels = 4, kernel = {3, 5}) FeatureMap wide(FeatureMap strip); // ERROR [kernel-exceeds-input]
    @Conv2d(channels = 4, kernel = 3, dilation = 2) FeatureMap dilated(FeatureMap strip); // ERROR [kernel-exceeds-input]
    @MaxPool2d(kernel = 12, padding = 1) FeatureMap pool(FeatureMap strip); // ERROR [kernel-exceeds-input]
    @AvgPool2d(kernel = {2, 4}) FeatureMap mean(FeatureMap strip); // ERROR [kernel-exceeds-input]
    @Concat FeatureMap all(FeatureMap wide, FeatureMap dilated, FeatureMap pool, FeatureMap mean);
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
