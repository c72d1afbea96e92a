package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.Inception;

/** GoogLeNet as d2l.ai has it (section 8.4), after Szegedy et al. 2014. Input 1 x 96 x 96. */
@Network
@Reference(params = 5_977_530, macs = 276_066_304)
public interface GoogLeNet {
    @Input(channels = 1, height = 96, width = 96)                                     FeatureMap image();
    @Conv2d(channels = 64, kernel = 7, stride = 2, padding = 3, activation = RELU)    FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)             @Shape("64x24x24")    FeatureMap pool1();
    @Conv2d(channels = 64, kernel = 1, activation = RELU)                             FeatureMap conv2();
    @Conv2d(channels = 192, kernel = 3, padding = 1, activation = RELU)               FeatureMap conv3();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)             @Shape("192x12x12")   FeatureMap pool2();
    @Inception(conv1x1 =  64, reduce3x3 =  96, conv3x3 = 128, reduce5x5 = 16, conv5x5 =  32, poolProj =  32)  FeatureMap inception3a();
    @Inception(conv1x1 = 128, reduce3x3 = 128, conv3x3 = 192, reduce5x5 = 32, conv5x5 =  96, poolProj =  64)  FeatureMap inception3b();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)             @Shape("480x6x6")     FeatureMap pool3();
    @Inception(conv1x1 = 192, reduce3x3 =  96, conv3x3 = 208, reduce5x5 = 16, conv5x5 =  48, poolProj =  64)  FeatureMap inception4a();
    @Inception(conv1x1 = 160, reduce3x3 = 112, conv3x3 = 224, reduce5x5 = 24, conv5x5 =  64, poolProj =  64)  FeatureMap inception4b();
    @Inception(conv1x1 = 128, reduce3x3 = 128, conv3x3 = 256, reduce5x5 = 24, conv5x5 =  64, poolProj =  64)  FeatureMap inception4c();
    @Inception(conv1x1 = 112, reduce3x3 = 144, conv3x3 = 288, reduce5x5 = 32, conv5x5 =  64, poolProj =  64)  FeatureMap inception4d();
    @Inception(conv1x1 = 256, reduce3x3 = 160, conv3x3 = 320, reduce5x5 = 32, conv5x5 = 128, poolProj = 128)  FeatureMap inception4e();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)             @Shape("832x3x3")     FeatureMap pool4();
    @Inception(conv1x1 = 256, reduce3x3 = 160, conv3x3 = 320, reduce5x5 = 32, conv5x5 = 128, poolProj = 128)  FeatureMap inception5a();
    @Inception(conv1x1 = 384, reduce3x3 = 192, conv3x3 = 384, reduce5x5 = 48, conv5x5 = 128, poolProj = 128)  FeatureMap inception5b();
    @GlobalAvgPool2d                                            @Shape("1024")        FeatureVector gap();
    @Dense(units = 10)                                                                FeatureVector logits();
    @SoftmaxOutput                                                                    FeatureVector clothing();
}
