import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.*;

@Network
public interface WrittenRequired {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = REQUIRED, kernel = {3, REQUIRED}) FeatureMap conv(); // ERROR [missing-member] @Conv2d needs channels // ERROR [missing-member] @Conv2d needs kernel
    @VggBlock(convs = 2) FeatureMap block(); // ERROR [missing-member] @VggBlock needs channels
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
