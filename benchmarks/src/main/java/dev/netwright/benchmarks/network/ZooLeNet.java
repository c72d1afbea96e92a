package dev.netwright.benchmarks.network;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** The LeNet of Deeplearning4j's zoo, layer names included. */
@Network
@Reference(params = 1_256_080)
public interface ZooLeNet {
    @Input(channels = 1, height = 28, width = 28)
    FeatureMap image();

    @Conv2d(channels = 20, kernel = 5, padding = 2, activation = RELU)
    FeatureMap cnn1();

    @MaxPool2d(kernel = 2, stride = 2)
    FeatureMap maxpool1();

    @Conv2d(channels = 50, kernel = 5, padding = 2, activation = RELU)
    FeatureMap cnn2();

    @MaxPool2d(kernel = 2, stride = 2)
    @Shape("50x7x7")
    FeatureMap maxpool2();

    @Flatten
    FeatureVector flat();

    @Dense(units = 500, activation = RELU)
    FeatureVector ffn1();

    @Dense(units = 10)
    FeatureVector output();

    @SoftmaxOutput
    FeatureVector digit();
}
