package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** LeNet-5 as d2l.ai has it (section 7.6): sigmoid and average pooling, after LeCun et al. 1998. Input 1 x 28 x 28. */
@Network
@Reference(params = 61_706, macs = 416_520)
public interface LeNet {
    @Input(channels = 1, height = 28, width = 28)                                             FeatureMap image();
    @Conv2d(channels = 6, kernel = 5, padding = 2, activation = SIGMOID)  @Shape("6x28x28")   FeatureMap conv1();
    @AvgPool2d(kernel = 2, stride = 2)                                    @Shape("6x14x14")   FeatureMap pool1();
    @Conv2d(channels = 16, kernel = 5, activation = SIGMOID)              @Shape("16x10x10")  FeatureMap conv2();
    @AvgPool2d(kernel = 2, stride = 2)                                    @Shape("16x5x5")    FeatureMap pool2();
    @Flatten                                                              @Shape("400")       FeatureVector flat();
    @Dense(units = 120, activation = SIGMOID)                                                 FeatureVector fc1();
    @Dense(units = 84, activation = SIGMOID)                                                  FeatureVector fc2();
    @Dense(units = 10)                                                                        FeatureVector logits();
    @SoftmaxOutput                                                                            FeatureVector digit();
}
