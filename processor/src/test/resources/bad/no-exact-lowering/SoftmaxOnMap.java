import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

@Network
public interface SoftmaxOnMap {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @Conv2d(channels = 4, kernel = 1, activation = SOFTMAX) FeatureMap a(); // ERROR [no-exact-lowering] softmax needs a FeatureVector, this is a map of 4x28x28
    @Activate(SOFTMAX) FeatureMap b(FeatureMap image); // ERROR [no-exact-lowering] softmax needs a FeatureVector, this is a map of 3x28x28
    @Concat FeatureMap both(FeatureMap a, FeatureMap b);
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
