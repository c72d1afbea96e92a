package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.Fire;

/** SqueezeNet 1.1 (Iandola et al. 2016; the authors' later, faster form), as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 1_235_496, macs = 349_151_936)
public interface SqueezeNet11 {
    /** ImageNet's. Another number: declare {@code classes} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                          FeatureMap image();
    @Conv2d(channels = 64, kernel = 3, stride = 2, activation = RELU)  @Shape("64x111x111")  FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)       @Shape("64x55x55")    FeatureMap pool1();
    @Fire(squeeze1x1 = 16, expand1x1 = 64, expand3x3 = 64)             @Shape("128x55x55")   FeatureMap fire2();
    @Fire(squeeze1x1 = 16, expand1x1 = 64, expand3x3 = 64)             @Shape("128x55x55")   FeatureMap fire3();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)       @Shape("128x27x27")   FeatureMap pool3();
    @Fire(squeeze1x1 = 32, expand1x1 = 128, expand3x3 = 128)           @Shape("256x27x27")   FeatureMap fire4();
    @Fire(squeeze1x1 = 32, expand1x1 = 128, expand3x3 = 128)           @Shape("256x27x27")   FeatureMap fire5();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)       @Shape("256x13x13")   FeatureMap pool5();
    @Fire(squeeze1x1 = 48, expand1x1 = 192, expand3x3 = 192)           @Shape("384x13x13")   FeatureMap fire6();
    @Fire(squeeze1x1 = 48, expand1x1 = 192, expand3x3 = 192)           @Shape("384x13x13")   FeatureMap fire7();
    @Fire(squeeze1x1 = 64, expand1x1 = 256, expand3x3 = 256)           @Shape("512x13x13")   FeatureMap fire8();
    @Fire(squeeze1x1 = 64, expand1x1 = 256, expand3x3 = 256)           @Shape("512x13x13")   FeatureMap fire9();
    @Dropout(0.5)                                                                            FeatureMap drop();
    @Conv2d(channels = CLASSES, kernel = 1, activation = RELU)                               FeatureMap classes();
    @GlobalAvgPool2d                                                                         FeatureVector logits();
    @SoftmaxOutput                                                                           FeatureVector label();
}
