import dev.netwright.dsl.*;

class SequencesAndVolumes {
    @Network
    interface Conv {
        @Input(features = 2, steps = 6) FeatureSequence x();
        @Conv1d(channels = 2, kernel = 3, dilation = 4) FeatureSequence conv(); // ERROR [kernel-exceeds-input] a kernel of 3, dilated to 9, does not fit its 6 steps
        @Output FeatureSequence out();
    }

    @Network
    interface Pool {
        @Input(features = 2, steps = 6) FeatureSequence x();
        @MaxPool1d(kernel = 7) FeatureSequence pool(); // ERROR [kernel-exceeds-input] a kernel of 7 does not fit its 6 steps
        @Output FeatureSequence out();
    }

    @Network
    interface Conv3 {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @Conv3d(channels = 2, kernel = 4) FeatureVolume conv(); // ERROR [kernel-exceeds-input] a kernel of 4x4x4 does not fit its 3x6x6 input
        @Output FeatureVolume out();
    }

    @Network
    interface Depthwise {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @DepthwiseConv2d(kernel = 7) FeatureMap conv(); // ERROR [kernel-exceeds-input] a 7x7 kernel does not fit its 6x6 input
        @Output FeatureMap out();
    }
}
