package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.NinBlock;

/** Network in Network as d2l.ai has it (section 8.3), after Lin et al. 2013. Input 1 x 224 x 224. */
@Network
@Reference(params = 1_992_166, macs = 762_297_352)
public interface Nin {
    @Input(channels = 1, height = 224, width = 224)                                     FeatureMap image();
    @NinBlock(channels = 96, kernel = 11, stride = 4)             @Shape("96x54x54")    FeatureMap nin1();
    @MaxPool2d(kernel = 3, stride = 2)                            @Shape("96x26x26")    FeatureMap pool1();
    @NinBlock(channels = 256, kernel = 5, padding = 2)            @Shape("256x26x26")   FeatureMap nin2();
    @MaxPool2d(kernel = 3, stride = 2)                            @Shape("256x12x12")   FeatureMap pool2();
    @NinBlock(channels = 384, kernel = 3, padding = 1)            @Shape("384x12x12")   FeatureMap nin3();
    @MaxPool2d(kernel = 3, stride = 2)                            @Shape("384x5x5")     FeatureMap pool3();
    @Dropout(0.5)                                                                       FeatureMap drop3();
    @NinBlock(channels = 10, kernel = 3, padding = 1)             @Shape("10x5x5")      FeatureMap nin4();
    @GlobalAvgPool2d                                              @Shape("10")          FeatureVector gap();
    @SoftmaxOutput                                                                      FeatureVector clothing();
}
