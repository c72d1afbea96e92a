import dev.netwright.dsl.*;
import dev.netwright.dsl.block.*;

@Network
public interface ShippedBlock {
    @Input(channels = 1, height = 4, width = 4) FeatureMap image();
    @NinBlock(channels = 16, kernel = 11, stride = 4, padding = 0) FeatureMap stem(); // ERROR [kernel-exceeds-input] an 11x11 kernel does not fit its 4x4 input
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
