import dev.netwright.dsl.*;

/** What is offered compiles, or says what comes to light then. */
class Tried {
    @Network
    interface Sizes {
        @Input(channels = 8, height = 8, width = 8) FeatureMap image();
        @DepthwiseConv2d(multiplier = 2, kernel = 3) FeatureMap d();
        @Concat FeatureMap c(); // ERROR [arity] @Concat reads at least 2 layers, but this one reads 1
        @Flatten FeatureVector flat();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Maps {
        @Input(channels = 8, height = 16, width = 16) FeatureMap image();
        @Conv2d(channels = 4, kernel = 3) FeatureMap a();
        @Conv2d(channels = 4, kernel = 3) FeatureMap b();
        @Concat FeatureMap all(); // ERROR [arity] @Concat reads at least 2 layers, but this one reads 1
        @Flatten FeatureVector flat();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Unused {
        @Input(channels = 8, height = 8, width = 8) FeatureMap image();
        @Conv2d(channels = 4, kernel = 3) FeatureMap a();
        @Conv2d(channels = 4, kernel = 3) FeatureMap one(FeatureMap image, FeatureMap a); // ERROR [arity] @Conv2d reads one layer, but this one reads 2
        @Flatten FeatureVector flat();
        @SoftmaxOutput FeatureVector answer();
    }

    @Network
    interface Widths {
        @Input(features = 6) FeatureVector x();
        @Dense(units = 8) FeatureVector a();
        @Dense(units = 4) FeatureVector b();
        @L2Distance FeatureVector d(); // ERROR [arity] @L2Distance reads 2 layers, but this one reads 1
        @SigmoidOutput FeatureVector answer();
    }
}
