import dev.netwright.dsl.*;

@Network
public interface UnusedLayer {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 8, kernel = 3, padding = 1) FeatureMap left();
    @Conv2d(channels = 8, kernel = 5, padding = 2) FeatureMap right(FeatureMap image); // ERROR [unused-layer] no layer reads this, and it is not a head
    @GlobalAvgPool2d FeatureVector gap(FeatureMap left);
    @Dense(units = 10) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
