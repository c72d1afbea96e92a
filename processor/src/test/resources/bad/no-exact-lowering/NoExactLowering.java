import dev.netwright.dsl.*;

@Network
public interface NoExactLowering {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @AvgPool2d(kernel = 5, stride = 4, padding = 1, countPadding = false, rounding = Rounding.CEIL) // ERROR [no-exact-lowering] Deeplearning4j cannot round up an average pool with kernel 5x5,
    FeatureMap pool();
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
