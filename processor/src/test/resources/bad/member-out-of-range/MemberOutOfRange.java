import dev.netwright.dsl.*;

@Network
public interface MemberOutOfRange {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 0, kernel = 3) FeatureMap conv(); // ERROR [member-out-of-range] channels is 0, must be at least 1
    @GlobalAvgPool2d FeatureVector gap();
    @Dropout(1.5) FeatureVector dropped(); // ERROR [member-out-of-range] value is 1.5, must be at least 0 and below 1
    @Dense(units = -4) FeatureVector logits(); // ERROR [member-out-of-range] units is -4, must be at least 1
    @SoftmaxOutput FeatureVector answer();
}
