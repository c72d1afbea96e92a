import dev.netwright.dsl.*;

@Network
public interface UnknownMember {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(kernel = 3) @Bind("chanels = 8") FeatureMap conv(); // ERROR [unknown-member] // ERROR [missing-member]
    @Flatten @Bind("size = 3") FeatureVector flat(); // ERROR [unknown-member]
    @Dense(units = 3) @Bind("kernel = 3") FeatureVector logits(); // ERROR [unknown-member]
    @SoftmaxOutput FeatureVector answer();
}
