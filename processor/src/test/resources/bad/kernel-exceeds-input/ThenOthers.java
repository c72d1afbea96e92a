import dev.netwright.dsl.*;

/** Values that only move the fault further down are offered where none compiles, and with what comes then. */
class ThenOthers {
    @Network
    interface SomeCompile {
        @Input(channels = 3, height = 32, width = 32) FeatureMap image();
        @MaxPool2d(kernel = 4) FeatureMap pool1();
        @MaxPool2d(kernel = 4) FeatureMap pool2();
        @Conv2d(channels = 16, kernel = 5, stride = 2) FeatureMap conv(); // ERROR [kernel-exceeds-input] a 5x5 kernel does not fit its 2x2 input
        @MaxPool2d(kernel = 2) FeatureMap pool3();
        @GlobalAvgPool2d FeatureVector mean();
        @SoftmaxOutput FeatureVector kind();
    }

    @Network
    interface NoneCompiles {
        @Input(channels = 3, height = 32, width = 32) FeatureMap image();
        @MaxPool2d(kernel = 4) FeatureMap pool1();
        @MaxPool2d(kernel = 4) FeatureMap pool2();
        @MaxPool2d(kernel = 5) FeatureMap third(); // ERROR [kernel-exceeds-input] a 5x5 kernel does not fit its 2x2 input
        @MaxPool2d(kernel = 3) FeatureMap fourth();
        @GlobalAvgPool2d FeatureVector mean();
        @SoftmaxOutput FeatureVector kind();
    }
}
