import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** The README's own example: a kernel of 4 would fit, too, but neither the pinned shape nor the published count. */
@Network
@Reference(params = 61_706)
public interface HeldToReference {
    @Input(channels = 1, height = 28, width = 28) FeatureMap image();
    @Conv2d(channels = 6, kernel = 5, padding = 2, activation = SIGMOID) FeatureMap conv1();
    @AvgPool2d(kernel = 2, stride = 2) FeatureMap pool1();
    @Conv2d(channels = 16, kernel = 15, activation = SIGMOID) FeatureMap conv2(); // ERROR [kernel-exceeds-input] a 15x15 kernel does not fit its 14x14 input
    @AvgPool2d(kernel = 2, stride = 2) @Shape("16x5x5") FeatureMap pool2();
    @Flatten FeatureVector flat();
    @Dense(units = 120, activation = SIGMOID) FeatureVector fc1();
    @Dense(units = 84, activation = SIGMOID) FeatureVector fc2();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector digit();
}
