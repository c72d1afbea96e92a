package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.ConvBn;
import dev.netwright.dsl.block.Residual;

/** ResNet-18 as d2l.ai has it (section 8.6), after He et al. 2015. Input 1 x 96 x 96. */
@Network
@Reference(params = 11_178_378, macs = 318_657_536)
public interface ResNet18 {
    @Input(channels = 1, height = 96, width = 96)                                                                     FeatureMap image();
    @ConvBn(channels = 64, kernel = 7, stride = 2, padding = 3, bias = true, activation = RELU)  @Shape("64x48x48")   FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)                                              @Shape("64x24x24")   FeatureMap pool1();
    @Repeat("2") @Residual(channels = 64)                                                        @Shape("64x24x24")   FeatureMap stage2();
    @Repeat("2") @Residual(channels = 128) @Bind("stride = i == 0 ? 2 : 1")                      @Shape("128x12x12")  FeatureMap stage3();
    @Repeat("2") @Residual(channels = 256) @Bind("stride = i == 0 ? 2 : 1")                      @Shape("256x6x6")    FeatureMap stage4();
    @Repeat("2") @Residual(channels = 512) @Bind("stride = i == 0 ? 2 : 1")                      @Shape("512x3x3")    FeatureMap stage5();
    @GlobalAvgPool2d                                                                                                  FeatureVector gap();
    @Dense(units = 10)                                                                                                FeatureVector logits();
    @SoftmaxOutput                                                                                                    FeatureVector clothing();
}
