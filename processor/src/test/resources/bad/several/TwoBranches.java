import dev.netwright.dsl.*;

/** What hangs on a layer that failed stays silent, the other branch still reports. */
@Network
public interface TwoBranches {
    @Input(channels = 1, height = 4, width = 4) FeatureMap image();
    @Conv2d(channels = 8, kernel = 7) FeatureMap left(FeatureMap image); // ERROR [kernel-exceeds-input] a 7x7 kernel does not fit its 4x4 input
    @MaxPool2d(kernel = 9) FeatureMap below();
    @Dense(units = 3) FeatureVector silent();
    @Conv2d(channels = 8, kernel = 3) FeatureMap right(FeatureMap image);
    @Dense(units = 3) FeatureVector loud(); // ERROR [tensor-kind] reads a FeatureVector (F), got a map of 8x2x2
    @Concat FeatureVector both(FeatureVector silent, FeatureVector loud);
    @SoftmaxOutput FeatureVector answer();
}
