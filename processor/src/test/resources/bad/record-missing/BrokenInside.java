import dev.netwright.dsl.*;
import library.Faulty;

/** The block's own compile never saw the processor: its fault shows where it is used. */
@Network
public interface BrokenInside {
    @Input(channels = 3, height = 8, width = 8) FeatureMap image();
    @Faulty FeatureMap block(); // ERROR [unknown-member] @Faulty has a fault of its own, in conv: @Conv2d has no member
    @Flatten FeatureVector flat();
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
