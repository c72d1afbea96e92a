import dev.netwright.dsl.*;

@Network
public interface NoExactLowering {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @Conv2d(channels = 10, kernel = 3, activation = Activation.SOFTMAX) // ERROR [no-exact-lowering] softmax needs a FeatureVector, this is a map of 10x26x26
    FeatureMap classes();
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
