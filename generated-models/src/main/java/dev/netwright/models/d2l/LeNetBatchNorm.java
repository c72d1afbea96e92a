package dev.netwright.models.d2l;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** LeNet with batch normalisation before each activation (d2l.ai section 8.5). Input 1 x 28 x 28. */
@Network
@Reference(params = 44_878, macs = 281_640)
public interface LeNetBatchNorm {
    @Input(channels = 1, height = 28, width = 28)            FeatureMap image();
    @Conv2d(channels = 6, kernel = 5)   @Shape("6x24x24")    FeatureMap conv1();
    @BatchNorm(activation = SIGMOID)                         FeatureMap bn1();
    @AvgPool2d(kernel = 2, stride = 2)  @Shape("6x12x12")    FeatureMap pool1();
    @Conv2d(channels = 16, kernel = 5)  @Shape("16x8x8")     FeatureMap conv2();
    @BatchNorm(activation = SIGMOID)                         FeatureMap bn2();
    @AvgPool2d(kernel = 2, stride = 2)  @Shape("16x4x4")     FeatureMap pool2();
    @Flatten                            @Shape("256")        FeatureVector flat();
    @Dense(units = 120)                                      FeatureVector fc1();
    @BatchNorm(activation = SIGMOID)                         FeatureVector bn3();
    @Dense(units = 84)                                       FeatureVector fc2();
    @BatchNorm(activation = SIGMOID)                         FeatureVector bn4();
    @Dense(units = 10)                                       FeatureVector logits();
    @SoftmaxOutput                                           FeatureVector clothing();
}
