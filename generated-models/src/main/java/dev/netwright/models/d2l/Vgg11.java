package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.VggBlock;

/** VGG-11 as d2l.ai has it (section 8.2), after Simonyan and Zisserman 2014, configuration A. Input 1 x 224 x 224. */
@Network
@Reference(params = 128_806_154, macs = 7_547_232_256L)
public interface Vgg11 {
    @Input(channels = 1, height = 224, width = 224)                        FeatureMap image();
    @VggBlock(convs = 1, channels = 64)              @Shape("64x112x112")  FeatureMap stage1();
    @VggBlock(convs = 1, channels = 128)             @Shape("128x56x56")   FeatureMap stage2();
    @VggBlock(convs = 2, channels = 256)             @Shape("256x28x28")   FeatureMap stage3();
    @VggBlock(convs = 2, channels = 512)             @Shape("512x14x14")   FeatureMap stage4();
    @VggBlock(convs = 2, channels = 512)             @Shape("512x7x7")     FeatureMap stage5();
    @Flatten                                                               FeatureVector flat();
    @Dense(units = 4096, activation = RELU)                                FeatureVector fc6();
    @Dropout(0.5)                                                          FeatureVector drop6();
    @Dense(units = 4096, activation = RELU)                                FeatureVector fc7();
    @Dropout(0.5)                                                          FeatureVector drop7();
    @Dense(units = 10)                                                     FeatureVector logits();
    @SoftmaxOutput                                                         FeatureVector clothing();
}
