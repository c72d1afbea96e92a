import dev.netwright.dsl.*;

/** What hangs on a layer that failed stays silent, the other branch still reports. */
@Network
public interface TwoBranches {
    @Input(channels = 1, height = 4, width = 4) FeatureMap image();
    @Conv2d(channels = 8, kernel = 7) FeatureMap left(FeatureMap image); // ERROR [kernel-exceeds-input]
    @MaxPool2d(kernel = 9) FeatureMap below();
    @Dense(units = 3) FeatureVector silent();
    @Conv2d(channels = 8, kernel = 3) FeatureMap right(FeatureMap image);
    @Dense(units = 3) FeatureVector loud(); // ERROR [tensor-kind]
    @Concat FeatureVector both(FeatureVector silent, FeatureVector loud);
    @SoftmaxOutput FeatureVector answer();
}
