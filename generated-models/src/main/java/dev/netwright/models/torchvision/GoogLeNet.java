package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.ConvBn;
import dev.netwright.dsl.block.InceptionBatchNorm;

/**
 * GoogLeNet as torchvision has it, after Szegedy et al. 2014: batch normalisation behind each convolution, 3x3
 * convolutions for those of 5x5, no auxiliary heads. Input 3 x 224 x 224.
 */
@Network
@Reference(params = 6_624_904, macs = 1_498_376_192)
public interface GoogLeNet {
    /** ImageNet's. Another number: declare {@code logits} again in an heir. */
    int CLASSES = 1000;

    @Input(channels = 3, height = 224, width = 224)                                                                       FeatureMap image();
    @ConvBn(channels = 64, kernel = 7, stride = 2, padding = 3, epsilon = 1e-3, activation = RELU)  @Shape("64x112x112")  FeatureMap conv1();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)                                    @Shape("64x56x56")    FeatureMap pool1();
    @ConvBn(channels = 64, kernel = 1, epsilon = 1e-3, activation = RELU)                           @Shape("64x56x56")    FeatureMap conv2();
    @ConvBn(channels = 192, kernel = 3, padding = 1, epsilon = 1e-3, activation = RELU)             @Shape("192x56x56")   FeatureMap conv3();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)                                    @Shape("192x28x28")   FeatureMap pool2();
    @InceptionBatchNorm(conv1x1 =  64, reduce3x3 =  96, conv3x3 = 128, reduce5x5 = 16, conv5x5 =  32, poolProj =  32)  @Shape("256x28x28")   FeatureMap inception3a();
    @InceptionBatchNorm(conv1x1 = 128, reduce3x3 = 128, conv3x3 = 192, reduce5x5 = 32, conv5x5 =  96, poolProj =  64)  @Shape("480x28x28")   FeatureMap inception3b();
    @MaxPool2d(kernel = 3, stride = 2, rounding = Rounding.CEIL)                                    @Shape("480x14x14")   FeatureMap pool3();
    @InceptionBatchNorm(conv1x1 = 192, reduce3x3 =  96, conv3x3 = 208, reduce5x5 = 16, conv5x5 =  48, poolProj =  64)  @Shape("512x14x14")   FeatureMap inception4a();
    @InceptionBatchNorm(conv1x1 = 160, reduce3x3 = 112, conv3x3 = 224, reduce5x5 = 24, conv5x5 =  64, poolProj =  64)  @Shape("512x14x14")   FeatureMap inception4b();
    @InceptionBatchNorm(conv1x1 = 128, reduce3x3 = 128, conv3x3 = 256, reduce5x5 = 24, conv5x5 =  64, poolProj =  64)  @Shape("512x14x14")   FeatureMap inception4c();
    @InceptionBatchNorm(conv1x1 = 112, reduce3x3 = 144, conv3x3 = 288, reduce5x5 = 32, conv5x5 =  64, poolProj =  64)  @Shape("528x14x14")   FeatureMap inception4d();
    @InceptionBatchNorm(conv1x1 = 256, reduce3x3 = 160, conv3x3 = 320, reduce5x5 = 32, conv5x5 = 128, poolProj = 128)  @Shape("832x14x14")   FeatureMap inception4e();
    @MaxPool2d(kernel = 2, stride = 2, rounding = Rounding.CEIL)                                    @Shape("832x7x7")     FeatureMap pool4();
    @InceptionBatchNorm(conv1x1 = 256, reduce3x3 = 160, conv3x3 = 320, reduce5x5 = 32, conv5x5 = 128, poolProj = 128)  @Shape("832x7x7")     FeatureMap inception5a();
    @InceptionBatchNorm(conv1x1 = 384, reduce3x3 = 192, conv3x3 = 384, reduce5x5 = 48, conv5x5 = 128, poolProj = 128)  @Shape("1024x7x7")    FeatureMap inception5b();
    @GlobalAvgPool2d                                                                                @Shape("1024")        FeatureVector gap();
    @Dropout(0.2)                                                                                                         FeatureVector drop();
    @Dense(units = CLASSES)                                                                                               FeatureVector logits();
    @SoftmaxOutput                                                                                                        FeatureVector label();
}
