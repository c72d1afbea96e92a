import dev.netwright.dsl.*;

@Network
public interface KernelExceedsInput {
    @Input(channels = 1, height = 28, width = 28) FeatureMap image();
    @Conv2d(channels = 20, kernel = 5) FeatureMap conv1();
    @MaxPool2d(kernel = 2, stride = 2) FeatureMap pool1();
    @Conv2d(channels = 50, kernel = 5) FeatureMap conv2();
    @MaxPool2d(kernel = 2, stride = 2) FeatureMap pool2();
    @Conv2d(channels = 512, kernel = 5) FeatureMap conv5(); // ERROR [kernel-exceeds-input] a 5x5 kernel does not fit its 4x4 input
    @Flatten FeatureVector flat();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector digit();
}
