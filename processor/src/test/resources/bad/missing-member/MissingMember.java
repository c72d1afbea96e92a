import dev.netwright.dsl.*;

@Network
public interface MissingMember {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 8) FeatureMap conv(); // ERROR [missing-member] @Conv2d needs kernel
    @GlobalAvgPool2d FeatureVector gap();
    @Dense FeatureVector logits(); // ERROR [missing-member] @Dense needs units
    @SoftmaxOutput FeatureVector answer();
}
