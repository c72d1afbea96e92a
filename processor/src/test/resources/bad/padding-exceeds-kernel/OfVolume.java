import dev.netwright.dsl.*;

class OfVolume {
    @Network
    interface Padded {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @MaxPool3d(kernel = 2, padding = {0, 2, 0}) FeatureVolume pool(); // ERROR [padding-exceeds-kernel] padding 0x2x0 is more than half the 2x2x2 kernel
        @Output FeatureVolume out();
    }
}
