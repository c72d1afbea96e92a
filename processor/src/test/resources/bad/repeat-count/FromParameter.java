import dev.netwright.dsl.*;
import dev.netwright.dsl.block.*;

@Network
public interface FromParameter {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @VggBlock(convs = -1, channels = 8) FeatureMap block(); // ERROR [repeat-count] @Repeat("convs") is -1, must be at least 0
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
