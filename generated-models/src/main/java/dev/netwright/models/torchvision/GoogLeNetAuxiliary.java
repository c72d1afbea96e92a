package dev.netwright.models.torchvision;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;
import dev.netwright.dsl.block.ConvBn;

/**
 * {@link GoogLeNet} with its two auxiliary heads (Szegedy et al. 2014, section 5), which help to train it and are left
 * out of {@code predict}. Their pools are torchvision's, which average over windows that overlap unevenly; the paper's are
 * 5x5 with stride 3. Input 3 x 224 x 224.
 */
@Network
@Reference(params = 13_004_888, macs = 1_506_748_416)
public interface GoogLeNetAuxiliary extends GoogLeNet {
    @AdaptivePool4x4                                                        @Shape("512x4x4")  FeatureMap pooled1(FeatureMap inception4a);
    @ConvBn(channels = 128, kernel = 1, epsilon = 1e-3, activation = RELU)  @Shape("128x4x4")  FeatureMap narrow1();
    @Flatten                                                                @Shape("2048")     FeatureVector flat1();
    @Dense(units = 1024, activation = RELU)                                                    FeatureVector fc1();
    @Dropout(0.7)                                                                              FeatureVector drop1();
    @Dense(units = CLASSES)                                                                    FeatureVector logits1();
    @SoftmaxOutput(weight = 0.3, labelsOf = "label")                                           FeatureVector early1();
    @AdaptivePool4x4                                                        @Shape("528x4x4")  FeatureMap pooled2(FeatureMap inception4d);
    @ConvBn(channels = 128, kernel = 1, epsilon = 1e-3, activation = RELU)  @Shape("128x4x4")  FeatureMap narrow2();
    @Flatten                                                                @Shape("2048")     FeatureVector flat2();
    @Dense(units = 1024, activation = RELU)                                                    FeatureVector fc2();
    @Dropout(0.7)                                                                              FeatureVector drop2();
    @Dense(units = CLASSES)                                                                    FeatureVector logits2();
    @SoftmaxOutput(weight = 0.3, labelsOf = "label")                                           FeatureVector early2();
}
