import dev.netwright.dsl.*;

class Volumes {
    @Network
    interface Joined {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @Activate FeatureVolume y();
        @Concat FeatureVolume both(FeatureVolume x, FeatureVolume y); // ERROR [no-exact-lowering] cannot concatenate volumes: 2x3x6x6 and 2x3x6x6
        @Output FeatureVolume out();
    }

    @Network
    interface Unstacked {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @Activate FeatureVolume y();
        @Stack FeatureVolume both(FeatureVolume x, FeatureVolume y);
        @Unstack(1) FeatureVolume second(); // ERROR [no-exact-lowering] cannot take a batch out of stacked volumes
        @Output FeatureVolume out();
    }

    @Network
    interface Softmax {
        @Input(features = 2, steps = 6) FeatureSequence x();
        @Conv1d(channels = 2, kernel = 1, activation = Activation.SOFTMAX) FeatureSequence conv(); // ERROR [no-exact-lowering] softmax needs a FeatureVector, this is a sequence of 2x6
        @Output FeatureSequence out();
    }
}
