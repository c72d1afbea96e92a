package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** AlexNet as torchvision has it, after Krizhevsky 2014 ("One weird trick"). Input 3 x 224 x 224. */
@Network
@Reference(params = 61_100_840, macs = 714_188_480)
public interface AlexNet {
    /** ImageNet's. Another number: declare {@code logits} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                                       FeatureMap image();
    @Conv2d(channels = 64, kernel = 11, stride = 4, padding = 2, activation = RELU)  @Shape("64x55x55")   FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2)                                               @Shape("64x27x27")   FeatureMap pool1();
    @Conv2d(channels = 192, kernel = 5, padding = 2, activation = RELU)              @Shape("192x27x27")  FeatureMap conv2();
    @MaxPool2d(kernel = 3, stride = 2)                                               @Shape("192x13x13")  FeatureMap pool2();
    @Conv2d(channels = 384, kernel = 3, padding = 1, activation = RELU)              @Shape("384x13x13")  FeatureMap conv3();
    @Conv2d(channels = 256, kernel = 3, padding = 1, activation = RELU)              @Shape("256x13x13")  FeatureMap conv4();
    @Conv2d(channels = 256, kernel = 3, padding = 1, activation = RELU)              @Shape("256x13x13")  FeatureMap conv5();
    @MaxPool2d(kernel = 3, stride = 2)                                               @Shape("256x6x6")    FeatureMap pool5();
    @Flatten                                                                         @Shape("9216")       FeatureVector flat();
    @Dropout(0.5)                                                                                         FeatureVector drop6();
    @Dense(units = 4096, activation = RELU)                                                               FeatureVector fc6();
    @Dropout(0.5)                                                                                         FeatureVector drop7();
    @Dense(units = 4096, activation = RELU)                                                               FeatureVector fc7();
    @Dense(units = CLASSES)                                                                               FeatureVector logits();
    @SoftmaxOutput                                                                                        FeatureVector label();
}
