package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.Bottleneck;

/** ResNet-152: He et al. 2015, table 1, as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 60_192_808, macs = 11_513_626_624L)
public interface ResNet152 extends ResNet50 {
    @Override @Repeat("8") @Bottleneck(channels = 128) @Bind("stride = i == 0 ? 2 : 1")   @Shape("512x28x28")   FeatureMap stage3();
    @Override @Repeat("36") @Bottleneck(channels = 256) @Bind("stride = i == 0 ? 2 : 1")  @Shape("1024x14x14")  FeatureMap stage4();
}
