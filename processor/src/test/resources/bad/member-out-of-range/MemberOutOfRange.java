import dev.netwright.dsl.*;

@Network
public interface MemberOutOfRange {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 0, kernel = 3) FeatureMap conv(); // ERROR [member-out-of-range]
    @GlobalAvgPool2d FeatureVector gap();
    @Dropout(1.5) FeatureVector dropped(); // ERROR [member-out-of-range]
    @Dense(units = -4) FeatureVector logits(); // ERROR [member-out-of-range]
    @SoftmaxOutput FeatureVector answer();
}
