package dev.netwright.models.onnx;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.models.torchvision.Vgg11BatchNorm;

/** VGG-11 with batch normalisation and all of its convolutions, and few of the 123 million weights of its dense layers. */
@Network
interface NarrowVgg11BatchNorm extends Vgg11BatchNorm {
    @Override
    @Dense(units = 128, activation = RELU)
    FeatureVector fc6();

    @Override
    @Dense(units = 128, activation = RELU)
    FeatureVector fc7();
}
