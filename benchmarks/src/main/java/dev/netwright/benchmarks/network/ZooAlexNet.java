package dev.netwright.benchmarks.network;

import static dev.netwright.dsl.Activation.*;
import static dev.netwright.dsl.Rounding.*;

import dev.netwright.dsl.*;

/** The AlexNet of Deeplearning4j's zoo, layer names included, without dropout. */
@Network
@Reference(params = 62_378_344)
public interface ZooAlexNet {
    @Input(channels = 3, height = 224, width = 224)
    FeatureMap image();

    @Conv2d(channels = 96, kernel = 11, stride = 4, activation = RELU)
    FeatureMap cnn1();

    @LocalResponseNorm(size = 5, alpha = 5e-4, beta = 0.75, k = 2)
    FeatureMap layer1();

    @MaxPool2d(kernel = 3, stride = 2, rounding = CEIL)
    @Shape("96x27x27")
    FeatureMap maxpool1();

    @Conv2d(channels = 256, kernel = 5, padding = 2, activation = RELU)
    FeatureMap cnn2();

    @MaxPool2d(kernel = 3, stride = 2)
    @Shape("256x13x13")
    FeatureMap maxpool2();

    @LocalResponseNorm(size = 5, alpha = 5e-4, beta = 0.75, k = 2)
    FeatureMap layer5();

    @Conv2d(channels = 384, kernel = 3, padding = 1, activation = RELU)
    FeatureMap cnn3();

    @Conv2d(channels = 384, kernel = 3, padding = 1, activation = RELU)
    FeatureMap cnn4();

    @Conv2d(channels = 256, kernel = 3, padding = 1, activation = RELU)
    FeatureMap cnn5();

    @MaxPool2d(kernel = 3, stride = 2)
    @Shape("256x6x6")
    FeatureMap maxpool3();

    @Flatten
    FeatureVector flat();

    @Dense(units = 4096, activation = RELU)
    FeatureVector ffn1();

    @Dense(units = 4096, activation = RELU)
    FeatureVector ffn2();

    @Dense(units = 1000)
    FeatureVector output();

    @SoftmaxOutput
    FeatureVector label();
}
