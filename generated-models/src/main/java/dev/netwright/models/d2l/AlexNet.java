package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** AlexNet as d2l.ai has it (section 8.1), after Krizhevsky et al. 2012. Input 1 x 224 x 224. */
@Network
@Reference(params = 46_764_746, macs = 938_146_176)
public interface AlexNet {
    @Input(channels = 1, height = 224, width = 224)                                                      FeatureMap image();
    @Conv2d(channels = 96, kernel = 11, stride = 4, padding = 1, activation = RELU) @Shape("96x54x54")   FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2)                                              @Shape("96x26x26")   FeatureMap pool1();
    @Conv2d(channels = 256, kernel = 5, padding = 2, activation = RELU)             @Shape("256x26x26")  FeatureMap conv2();
    @MaxPool2d(kernel = 3, stride = 2)                                              @Shape("256x12x12")  FeatureMap pool2();
    @Conv2d(channels = 384, kernel = 3, padding = 1, activation = RELU)             @Shape("384x12x12")  FeatureMap conv3();
    @Conv2d(channels = 384, kernel = 3, padding = 1, activation = RELU)             @Shape("384x12x12")  FeatureMap conv4();
    @Conv2d(channels = 256, kernel = 3, padding = 1, activation = RELU)             @Shape("256x12x12")  FeatureMap conv5();
    @MaxPool2d(kernel = 3, stride = 2)                                              @Shape("256x5x5")    FeatureMap pool5();
    @Flatten                                                                        @Shape("6400")       FeatureVector flat();
    @Dense(units = 4096, activation = RELU)                                                              FeatureVector fc6();
    @Dropout(0.5)                                                                                        FeatureVector drop6();
    @Dense(units = 4096, activation = RELU)                                                              FeatureVector fc7();
    @Dropout(0.5)                                                                                        FeatureVector drop7();
    @Dense(units = 10)                                                                                   FeatureVector logits();
    @SoftmaxOutput                                                                                       FeatureVector clothing();
}
