import static dev.netwright.dsl.Activation.*;
import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

/**
 * The mistake behind Deeplearning4j issue 9874, which only fit found there ("data input channels = 64, expected input
 * channels = 128"): a stage of LPRNet was written for 128 channels and is given 64.
 */
class Dl4jIssue9874 {
    /** Factorised convolution: 1x1, 3x1, 1x3, 1x1. */
    @Block
    @interface SmallBasicBlock {
        int channels() default REQUIRED;

        interface Body {
            @Conv2d(kernel = 1, activation = RELU) @Bind("channels = channels / 4") FeatureMap reduce();
            @Conv2d(kernel = {3, 1}, padding = {1, 0}, activation = RELU) @Bind("channels = channels / 4") FeatureMap tall();
            @Conv2d(kernel = {1, 3}, padding = {0, 1}, activation = RELU) @Bind("channels = channels / 4") FeatureMap wide();
            @Conv2d(kernel = 1) @Bind("channels") FeatureMap expand();
        }
    }

    /** As the issue has it: what comes out of the pool is held to be 128 channels wide. */
    @Network
    interface Pinned {
        @Input(channels = 3, height = 24, width = 94) FeatureMap plate();
        @Conv2d(channels = 64, kernel = 3, activation = RELU) FeatureMap conv1();
        @MaxPool2d(kernel = 3, stride = 1) FeatureMap pool1();
        @SmallBasicBlock(channels = 64) FeatureMap sbb1();
        @MaxPool2d(kernel = 3, stride = {1, 2})
        @Shape("128x18x44") // ERROR [shape-pin] is 64x18x44, but @Shape pins 128x18x44
        FeatureMap pool2();
        @SmallBasicBlock(channels = 256) FeatureMap sbb2();
        @GlobalAvgPool2d FeatureVector gap();
        @Dense(units = 68) FeatureVector logits();
        @SoftmaxOutput FeatureVector character();
    }

    /** The same mistake where two branches meet. */
    @Network
    interface Added {
        @Input(channels = 3, height = 24, width = 94) FeatureMap plate();
        @Conv2d(channels = 64, kernel = 3, activation = RELU) FeatureMap conv1();
        @SmallBasicBlock(channels = 128) FeatureMap sbb1();
        @Add FeatureMap skip(FeatureMap sbb1, FeatureMap conv1); // ERROR [shapes-differ] cannot add shapes that differ: 128x22x92 and 64x22x92
        @GlobalAvgPool2d FeatureVector gap();
        @Dense(units = 68) FeatureVector logits();
        @SoftmaxOutput FeatureVector character();
    }
}
