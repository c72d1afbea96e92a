package dev.netwright.models.torchvision;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.VggBlock;

/** VGG-16: Simonyan and Zisserman 2014, table 1, configuration D, as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 138_357_544, macs = 15_470_264_320L)
public interface Vgg16 extends Vgg11 {
    @Override @VggBlock(convs = 2, channels = 64)   @Shape("64x112x112")  FeatureMap stage1();
    @Override @VggBlock(convs = 2, channels = 128)  @Shape("128x56x56")   FeatureMap stage2();
    @Override @VggBlock(convs = 3, channels = 256)  @Shape("256x28x28")   FeatureMap stage3();
    @Override @VggBlock(convs = 3, channels = 512)  @Shape("512x14x14")   FeatureMap stage4();
    @Override @VggBlock(convs = 3, channels = 512)  @Shape("512x7x7")     FeatureMap stage5();
}
