package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.VggBatchNormBlock;

/**
 * VGG-11 with batch normalisation: Simonyan and Zisserman 2014, table 1, configuration A, as torchvision has it.
 * Input 3 x 224 x 224.
 */
@Network
@Reference(params = 132_868_840, macs = 7_609_090_048L)
public interface Vgg11BatchNorm extends Vgg11 {
    @Override @VggBatchNormBlock(convs = 1, channels = 64)   @Shape("64x112x112")  FeatureMap stage1();
    @Override @VggBatchNormBlock(convs = 1, channels = 128)  @Shape("128x56x56")   FeatureMap stage2();
    @Override @VggBatchNormBlock(convs = 2, channels = 256)  @Shape("256x28x28")   FeatureMap stage3();
    @Override @VggBatchNormBlock(convs = 2, channels = 512)  @Shape("512x14x14")   FeatureMap stage4();
    @Override @VggBatchNormBlock(convs = 2, channels = 512)  @Shape("512x7x7")     FeatureMap stage5();
}
