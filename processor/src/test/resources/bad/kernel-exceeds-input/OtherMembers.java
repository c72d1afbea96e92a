import dev.netwright.dsl.*;

/** What helps may be another member, or a layer above. */
class OtherMembers {
    @Network
    interface TooDeep {
        @Input(channels = 1, height = 8, width = 8) FeatureMap x();
        @MaxPool2d(kernel = 2) FeatureMap a();
        @MaxPool2d(kernel = 2) FeatureMap b();
        @MaxPool2d(kernel = 2) FeatureMap c();
        @MaxPool2d(kernel = 2) FeatureMap d(); // ERROR [kernel-exceeds-input] a 2x2 kernel does not fit its 1x1 input
        @Output FeatureMap y();
    }

    @Network
    interface TooDilated {
        @Input(channels = 1, height = 9, width = 8) FeatureMap x();
        @Conv2d(channels = 1, kernel = 3, dilation = 5) FeatureMap a(); // ERROR [kernel-exceeds-input] a 3x3 kernel, dilated to 11x11, does not fit its 9x8 input
        @Output FeatureMap y();
    }
}
