import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** What is offered is there today, and leads on. */
class NoSuchLayer {
    @Network
    interface FlatSteps {
        @Input(features = 3, steps = 4) FeatureSequence x();
        @Flatten FeatureVector flat(); // ERROR [tensor-kind] got a sequence of 3x4
        @Output FeatureVector y();
    }

    @Network
    interface NormalSteps {
        @Input(features = 3, steps = 4) FeatureSequence x();
        @BatchNorm FeatureSequence z(); // ERROR [tensor-kind] got a sequence of 3x4
        @Output FeatureSequence y();
    }

    @Network
    interface VectorToMap {
        @Input(features = 4) FeatureVector x();
        @Conv2d(channels = 1, kernel = 1) FeatureMap z(); // ERROR [tensor-kind] got a vector of 4
        @Output FeatureMap y();
    }

    @Network
    interface VectorToSteps {
        @Input(features = 3, steps = 4) FeatureSequence x();
        @LastStep FeatureVector code();
        @Lstm(units = 2) FeatureSequence z(); // ERROR [tensor-kind] got a vector of 3
        @Output FeatureSequence y();
    }

    @Network
    interface DenseOnSteps {
        @Input(features = 3, steps = 4) FeatureSequence x();
        @Dense(units = 2, activation = RELU) FeatureSequence z(); // ERROR [tensor-kind] got a sequence of 3x4
        @Output FeatureSequence y();
    }

    @Network
    interface PoolOnSteps {
        @Input(features = 3, steps = 4) FeatureSequence x();
        @MaxPool2d(kernel = 2) FeatureSequence pool(); // ERROR [tensor-kind] got a sequence of 3x4
        @GlobalMaxPool2d FeatureVector most(FeatureSequence x); // ERROR [tensor-kind] got a sequence of 3x4
        @Output FeatureSequence y(FeatureSequence pool);
        @Output FeatureVector z(FeatureVector most);
    }

    @Network
    interface PlaneConvolutionOfVolume {
        @Input(channels = 2, depth = 4, height = 4, width = 4) FeatureVolume x();
        @Conv2d(channels = 2, kernel = 3, padding = 1) FeatureVolume z(); // ERROR [tensor-kind] got a volume of 2x4x4x4
        @Output FeatureVolume y();
    }
}
