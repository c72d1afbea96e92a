package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.VggBlock;

/** VGG-11: Simonyan and Zisserman 2014, table 1, configuration A, as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 132_863_336, macs = 7_609_090_048L)
public interface Vgg11 {
    /** ImageNet's. Another number: declare {@code logits} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                        FeatureMap image();
    @VggBlock(convs = 1, channels = 64)              @Shape("64x112x112")  FeatureMap stage1();
    @VggBlock(convs = 1, channels = 128)             @Shape("128x56x56")   FeatureMap stage2();
    @VggBlock(convs = 2, channels = 256)             @Shape("256x28x28")   FeatureMap stage3();
    @VggBlock(convs = 2, channels = 512)             @Shape("512x14x14")   FeatureMap stage4();
    @VggBlock(convs = 2, channels = 512)             @Shape("512x7x7")     FeatureMap stage5();
    @Flatten                                         @Shape("25088")       FeatureVector flat();
    @Dense(units = 4096, activation = RELU)                                FeatureVector fc6();
    @Dropout(0.5)                                                          FeatureVector drop6();
    @Dense(units = 4096, activation = RELU)                                FeatureVector fc7();
    @Dropout(0.5)                                                          FeatureVector drop7();
    @Dense(units = CLASSES)                                                FeatureVector logits();
    @SoftmaxOutput                                                         FeatureVector label();
}
