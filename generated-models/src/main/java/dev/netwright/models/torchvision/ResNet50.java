package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.Bottleneck;

/**
 * ResNet-50: He et al. 2015, table 1, as torchvision has it, with the stride in the 3x3 convolution.
 * Input 3 x 224 x 224.
 */
@Network
@Reference(params = 25_557_032, macs = 4_089_184_256L)
public interface ResNet50 extends ResNet18 {
    @Override @Repeat("3") @Bottleneck(channels = 64)                                    @Shape("256x56x56")   FeatureMap stage2();
    @Override @Repeat("4") @Bottleneck(channels = 128) @Bind("stride = i == 0 ? 2 : 1")  @Shape("512x28x28")   FeatureMap stage3();
    @Override @Repeat("6") @Bottleneck(channels = 256) @Bind("stride = i == 0 ? 2 : 1")  @Shape("1024x14x14")  FeatureMap stage4();
    @Override @Repeat("3") @Bottleneck(channels = 512) @Bind("stride = i == 0 ? 2 : 1")  @Shape("2048x7x7")    FeatureMap stage5();
}
