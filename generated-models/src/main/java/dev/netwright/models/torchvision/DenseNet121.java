package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.ConvBn;
import dev.netwright.dsl.block.DenseBlock;
import dev.netwright.dsl.block.Transition;

/** DenseNet-121 (Huang et al. 2016, table 1, growth 32), as torchvision has it. Input 3 x 224 x 224. */
@Network
@Reference(params = 7_978_856, macs = 2_834_161_664L)
public interface DenseNet121 {
    /** ImageNet's. Another number: declare {@code logits} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                                       FeatureMap image();
    @ConvBn(channels = 64, kernel = 7, stride = 2, padding = 3, activation = RELU)  @Shape("64x112x112")  FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, padding = 1)                                 @Shape("64x56x56")    FeatureMap pool1();
    @DenseBlock(layers = 6, growth = 32)                                            @Shape("256x56x56")   FeatureMap block1();
    @Transition                                                                     @Shape("128x28x28")   FeatureMap transition1();
    @DenseBlock(layers = 12, growth = 32)                                           @Shape("512x28x28")   FeatureMap block2();
    @Transition                                                                     @Shape("256x14x14")   FeatureMap transition2();
    @DenseBlock(layers = 24, growth = 32)                                           @Shape("1024x14x14")  FeatureMap block3();
    @Transition                                                                     @Shape("512x7x7")     FeatureMap transition3();
    @DenseBlock(layers = 16, growth = 32)                                           @Shape("1024x7x7")    FeatureMap block4();
    @BatchNorm(activation = RELU)                                                                         FeatureMap norm5();
    @GlobalAvgPool2d                                                                                      FeatureVector gap();
    @Dense(units = CLASSES)                                                                               FeatureVector logits();
    @SoftmaxOutput                                                                                        FeatureVector label();
}
