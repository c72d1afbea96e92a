package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.Fire;

/** SqueezeNet 1.0 (Iandola et al. 2016, table 1), as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 1_248_424, macs = 818_924_576)
public interface SqueezeNet10 {
    /** ImageNet's. Another number: declare {@code classes} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                          FeatureMap image();
    @Conv2d(channels = 96, kernel = 7, stride = 2, activation = RELU)  @Shape("96x109x109")  FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)       @Shape("96x54x54")    FeatureMap pool1();
    @Fire(squeeze1x1 = 16, expand1x1 = 64, expand3x3 = 64)             @Shape("128x54x54")   FeatureMap fire2();
    @Fire(squeeze1x1 = 16, expand1x1 = 64, expand3x3 = 64)             @Shape("128x54x54")   FeatureMap fire3();
    @Fire(squeeze1x1 = 32, expand1x1 = 128, expand3x3 = 128)           @Shape("256x54x54")   FeatureMap fire4();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)       @Shape("256x27x27")   FeatureMap pool4();
    @Fire(squeeze1x1 = 32, expand1x1 = 128, expand3x3 = 128)           @Shape("256x27x27")   FeatureMap fire5();
    @Fire(squeeze1x1 = 48, expand1x1 = 192, expand3x3 = 192)           @Shape("384x27x27")   FeatureMap fire6();
    @Fire(squeeze1x1 = 48, expand1x1 = 192, expand3x3 = 192)           @Shape("384x27x27")   FeatureMap fire7();
    @Fire(squeeze1x1 = 64, expand1x1 = 256, expand3x3 = 256)           @Shape("512x27x27")   FeatureMap fire8();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)       @Shape("512x13x13")   FeatureMap pool8();
    @Fire(squeeze1x1 = 64, expand1x1 = 256, expand3x3 = 256)           @Shape("512x13x13")   FeatureMap fire9();
    @Dropout(0.5)                                                                            FeatureMap drop();
    @Conv2d(channels = CLASSES, kernel = 1, activation = RELU)                               FeatureMap classes();
    @GlobalAvgPool2d                                                                         FeatureVector logits();
    @SoftmaxOutput                                                                           FeatureVector label();
}
