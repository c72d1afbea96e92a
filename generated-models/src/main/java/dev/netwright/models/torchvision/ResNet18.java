package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.BasicBlock;
import dev.netwright.dsl.block.ConvBn;

/** ResNet-18: He et al. 2015, table 1, as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 11_689_512, macs = 1_814_073_344)
public interface ResNet18 {
    /** ImageNet's. Another number: declare {@code logits} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                                       FeatureMap image();
    @ConvBn(channels = 64, kernel = 7, stride = 2, padding = 3, activation = RELU)  @Shape("64x112x112")  FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)                                 @Shape("64x56x56")    FeatureMap pool1();
    @Repeat("2") @BasicBlock(channels = 64)                                         @Shape("64x56x56")    FeatureMap stage2();
    @Repeat("2") @BasicBlock(channels = 128) @Bind("stride = i == 0 ? 2 : 1")       @Shape("128x28x28")   FeatureMap stage3();
    @Repeat("2") @BasicBlock(channels = 256) @Bind("stride = i == 0 ? 2 : 1")       @Shape("256x14x14")   FeatureMap stage4();
    @Repeat("2") @BasicBlock(channels = 512) @Bind("stride = i == 0 ? 2 : 1")       @Shape("512x7x7")     FeatureMap stage5();
    @GlobalAvgPool2d                                                                                      FeatureVector gap();
    @Dense(units = CLASSES)                                                                               FeatureVector logits();
    @SoftmaxOutput                                                                                        FeatureVector label();
}
