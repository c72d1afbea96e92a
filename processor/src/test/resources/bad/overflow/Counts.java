import dev.netwright.dsl.*;

class Counts {
    @Network
    interface TooManyParameters { // ERROR [overflow] has 10,000,100,000 parameters
        @Input(features = 100_000) FeatureVector x();
        @Dense(units = 100_000) FeatureVector logits();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface TooLarge {
        @Input(channels = 3, height = 30_000, width = 30_000) FeatureMap image(); // ERROR [overflow] an output of 3x30000x30000 is 2,700,000,000 numbers
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface HugeSizes {
        @Input(channels = 2_147_483_647, height = 2_147_483_647, width = 2_147_483_647) FeatureMap image();
        @Conv2d(channels = 2_147_483_647, kernel = 2_147_483_647) FeatureMap conv(); // ERROR [overflow] one of its sizes or counts is too large for its integer type
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface HugeWindow {
        @Input(channels = 1, height = 8, width = 8) FeatureMap image();
        @Conv2d(channels = 1, kernel = 2, padding = 2_147_483_647) FeatureMap padded(); // ERROR [overflow] one of its sizes or counts is too large for its integer type
        @Conv2d(channels = 1, kernel = 65_536, dilation = 65_536) FeatureMap spread(FeatureMap image); // ERROR [overflow] one of its sizes or counts is too large for its integer type
        @ZeroPad2d(top = 2_147_483_647) FeatureMap taller(FeatureMap image); // ERROR [overflow] the height would be 2,147,483,655, which is beyond 2,147,483,647
        @Concat FeatureMap all(FeatureMap padded, FeatureMap spread, FeatureMap taller);
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }
}
