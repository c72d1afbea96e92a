package dev.netwright.models.d2l;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.VggBlock;

/** VGG-11 with a quarter of the channels: the one d2l.ai trains (section 8.2). Input 1 x 224 x 224. */
@Network
@Reference(params = 43_093_322, macs = 512_155_648)
public interface Vgg11Quarter extends Vgg11 {
    @Override @VggBlock(convs = 1, channels = 16)   @Shape("16x112x112")  FeatureMap stage1();
    @Override @VggBlock(convs = 1, channels = 32)   @Shape("32x56x56")    FeatureMap stage2();
    @Override @VggBlock(convs = 2, channels = 64)   @Shape("64x28x28")    FeatureMap stage3();
    @Override @VggBlock(convs = 2, channels = 128)  @Shape("128x14x14")   FeatureMap stage4();
    @Override @VggBlock(convs = 2, channels = 128)  @Shape("128x7x7")     FeatureMap stage5();
}
