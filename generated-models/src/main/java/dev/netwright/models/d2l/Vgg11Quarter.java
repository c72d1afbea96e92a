package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.VggBlock;

/** VGG-11 with a quarter of the channels: the one d2l.ai trains (section 8.2). Input 1 x 224 x 224. */
@Network
@Reference(params = 43_093_322, macs = 512_155_648)
public interface Vgg11Quarter {
    @Input(channels = 1, height = 224, width = 224)                        FeatureMap image();
    @VggBlock(convs = 1, channels = 16)              @Shape("16x112x112")  FeatureMap stage1();
    @VggBlock(convs = 1, channels = 32)              @Shape("32x56x56")    FeatureMap stage2();
    @VggBlock(convs = 2, channels = 64)              @Shape("64x28x28")    FeatureMap stage3();
    @VggBlock(convs = 2, channels = 128)             @Shape("128x14x14")   FeatureMap stage4();
    @VggBlock(convs = 2, channels = 128)             @Shape("128x7x7")     FeatureMap stage5();
    @Flatten                                                               FeatureVector flat();
    @Dense(units = 4096, activation = RELU)                                FeatureVector fc6();
    @Dropout(0.5)                                                          FeatureVector drop6();
    @Dense(units = 4096, activation = RELU)                                FeatureVector fc7();
    @Dropout(0.5)                                                          FeatureVector drop7();
    @Dense(units = 10)                                                     FeatureVector logits();
    @SoftmaxOutput                                                         FeatureVector clothing();
}
