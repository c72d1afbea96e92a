package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.ConvBn;
import dev.netwright.dsl.block.InvertedResidual;

/** MobileNetV2 (Sandler et al. 2018, table 2), as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 3_504_872, macs = 300_774_272)
public interface MobileNetV2 {
    /** ImageNet's. Another number: declare {@code logits} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                                                       FeatureMap image();
    @ConvBn(channels = 32, kernel = 3, stride = 2, padding = 1, activation = RELU6)                 @Shape("32x112x112")  FeatureMap conv1();
    @InvertedResidual(expansion = 1, channels = 16)                                                 @Shape("16x112x112")  FeatureMap stage1();
    @Repeat("2") @InvertedResidual(expansion = 6, channels = 24) @Bind("stride = i == 0 ? 2 : 1")   @Shape("24x56x56")    FeatureMap stage2();
    @Repeat("3") @InvertedResidual(expansion = 6, channels = 32) @Bind("stride = i == 0 ? 2 : 1")   @Shape("32x28x28")    FeatureMap stage3();
    @Repeat("4") @InvertedResidual(expansion = 6, channels = 64) @Bind("stride = i == 0 ? 2 : 1")   @Shape("64x14x14")    FeatureMap stage4();
    @Repeat("3") @InvertedResidual(expansion = 6, channels = 96)                                    @Shape("96x14x14")    FeatureMap stage5();
    @Repeat("3") @InvertedResidual(expansion = 6, channels = 160) @Bind("stride = i == 0 ? 2 : 1")  @Shape("160x7x7")     FeatureMap stage6();
    @InvertedResidual(expansion = 6, channels = 320)                                                @Shape("320x7x7")     FeatureMap stage7();
    @ConvBn(channels = 1280, kernel = 1, activation = RELU6)                                        @Shape("1280x7x7")    FeatureMap conv8();
    @GlobalAvgPool2d                                                                                                      FeatureVector gap();
    @Dropout(0.2)                                                                                                         FeatureVector drop();
    @Dense(units = CLASSES)                                                                                               FeatureVector logits();
    @SoftmaxOutput                                                                                                        FeatureVector label();
}
