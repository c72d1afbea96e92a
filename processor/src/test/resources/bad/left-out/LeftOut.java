import dev.netwright.dsl.*;

@Network
public interface LeftOut {
    @Input(channels = 8, height = 4, width = 4) FeatureMap image();
    @When("image.height > 4") @GlobalAvgPool2d FeatureVector gap(); // ERROR [left-out] is left out, so its first input stands for it: image 8x4x4, which is no
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
