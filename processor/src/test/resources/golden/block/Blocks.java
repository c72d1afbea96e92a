package golden;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.*;

@Network
public interface Blocks {
    @Input(channels = 3, height = 16, width = 16)                                              FeatureMap image();
    @VggBlock(convs = 2, channels = 4)                                                         FeatureMap stage();
    @Inception(conv1x1 = 2, reduce3x3 = 1, conv3x3 = 2, reduce5x5 = 1, conv5x5 = 2, poolProj = 2) FeatureMap mixed();
    @GlobalAvgPool2d                                                                           FeatureVector pooled();
    @Dense(units = 5)                                                                          FeatureVector logits();
    @SoftmaxOutput                                                                             FeatureVector label();
}
