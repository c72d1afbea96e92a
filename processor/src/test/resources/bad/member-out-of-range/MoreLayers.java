import dev.netwright.dsl.*;

class MoreLayers {
    @Network
    interface InputGroups {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @Conv2d(channels = 6, kernel = 1, groups = 3) FeatureMap conv(); // ERROR [member-out-of-range] 3 groups do not divide the 4 input channels
        @Output FeatureMap out();
    }

    @Network
    interface OutputGroups {
        @Input(channels = 12, height = 6, width = 6) FeatureMap x();
        @Conv2d(channels = 8, kernel = 1, groups = 3) FeatureMap conv(); // ERROR [member-out-of-range] 3 groups do not divide the 8 output channels
        @Output FeatureMap out();
    }

    @Network
    interface OutputPadding {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @ConvTranspose2d(channels = 2, kernel = 2, stride = 2, outputPadding = 2) FeatureMap up(); // ERROR [member-out-of-range] outputPadding 2x2 is more than 1x1
        @Output FeatureMap out();
    }

    @Network
    interface Slope {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @LeakyRelu(slope = 1.5) FeatureMap leaky(); // ERROR [member-out-of-range] slope is 1.5, must be between 0 and 1
        @Output FeatureMap out();
    }

    @Network
    interface TwoSizes {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @Conv3d(channels = 2, kernel = {1, 2}) FeatureVolume conv(); // ERROR [member-out-of-range] kernel is one size or {depth, height, width}, not 2 values
        @Output FeatureVolume out();
    }
}
