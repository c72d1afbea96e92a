import dev.netwright.dsl.*;

/** A map has two sizes, a volume three. */
class HowManySizes {
    @Network
    interface OfMaps {
        @Input(channels = 3, height = 32, width = 32) FeatureMap image();
        @Conv2d(channels = 8, kernel = {3, 3, 3}) FeatureMap a(); // ERROR [member-out-of-range] kernel is one size or {height, width}, not 3 values
        @Conv2d(channels = 8, kernel = {3, 5, 7}) FeatureMap b(FeatureMap image); // ERROR [member-out-of-range] kernel is one size or {height, width}, not 3 values
        @Conv2d(channels = 8, kernel = {}) FeatureMap c(FeatureMap image); // ERROR [member-out-of-range] kernel is one size or {height, width}, not 0 values
        @GlobalAvgPool2d FeatureVector meanA(FeatureMap a);
        @GlobalAvgPool2d FeatureVector meanB(FeatureMap b);
        @GlobalAvgPool2d FeatureVector meanC(FeatureMap c);
        @Concat FeatureVector all(FeatureVector meanA, FeatureVector meanB, FeatureVector meanC);
        @SoftmaxOutput FeatureVector kind();
    }

    @Network
    interface OfVolumes {
        @Input(channels = 1, depth = 8, height = 8, width = 8) FeatureVolume scan();
        @Conv3d(channels = 2, kernel = {3, 1}) FeatureVolume conv(); // ERROR [member-out-of-range] kernel is one size or {depth, height, width}, not 2 values
        @Flatten FeatureVector flat();
        @SoftmaxOutput FeatureVector kind();
    }
}
