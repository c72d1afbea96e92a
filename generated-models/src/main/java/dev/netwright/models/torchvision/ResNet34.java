package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.BasicBlock;

/** ResNet-34: He et al. 2015, table 1, as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 21_797_672, macs = 3_663_761_408L)
public interface ResNet34 extends ResNet18 {
    @Override @Repeat("3") @BasicBlock(channels = 64)                                    @Shape("64x56x56")   FeatureMap stage2();
    @Override @Repeat("4") @BasicBlock(channels = 128) @Bind("stride = i == 0 ? 2 : 1")  @Shape("128x28x28")  FeatureMap stage3();
    @Override @Repeat("6") @BasicBlock(channels = 256) @Bind("stride = i == 0 ? 2 : 1")  @Shape("256x14x14")  FeatureMap stage4();
    @Override @Repeat("3") @BasicBlock(channels = 512) @Bind("stride = i == 0 ? 2 : 1")  @Shape("512x7x7")    FeatureMap stage5();
}
