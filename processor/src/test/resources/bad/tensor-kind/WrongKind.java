import dev.netwright.dsl.*;

@Network
public interface WrongKind {
    @Input(channels = 16, height = 5, width = 5) FeatureMap image();
    @Dense(units = 120) FeatureVector fc1(); // ERROR [tensor-kind] reads a FeatureVector (F), got a map of 16x5x5
    @Flatten FeatureVector flat(FeatureMap image);
    @Conv2d(channels = 4, kernel = 3) FeatureMap conv(); // ERROR [tensor-kind] reads a FeatureMap (C x H x W), got a vector of 400
    @GlobalMaxPool2d FeatureVector gap(FeatureVector flat); // ERROR [tensor-kind] reads a FeatureMap (C x H x W), got a vector of 400
    @Concat FeatureVector all(FeatureVector fc1, FeatureVector gap);
    @Output FeatureMap features(FeatureMap conv);
    @SoftmaxOutput FeatureVector answer(FeatureVector all);
}
