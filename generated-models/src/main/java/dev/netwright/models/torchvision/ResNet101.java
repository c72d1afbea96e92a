package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.Bottleneck;

/** ResNet-101: He et al. 2015, table 1, as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 44_549_160, macs = 7_801_405_440L)
public interface ResNet101 extends ResNet50 {
    @Override @Repeat("23") @Bottleneck(channels = 256) @Bind("stride = i == 0 ? 2 : 1")  @Shape("1024x14x14")  FeatureMap stage4();
}
