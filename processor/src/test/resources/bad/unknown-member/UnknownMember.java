import dev.netwright.dsl.*;

@Network
public interface UnknownMember {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(kernel = 3) @Bind("chanels = 8") FeatureMap conv(); // ERROR [unknown-member] @Conv2d has no member 'chanels'
    @Flatten @Bind("size = 3") FeatureVector flat(); // ERROR [unknown-member] @Flatten has no member 'size'
    @Dense(units = 3) @Bind("kernel = 3") FeatureVector logits(); // ERROR [unknown-member] @Dense has no member 'kernel'
    @SoftmaxOutput FeatureVector answer();
}
