package golden;

import dev.netwright.dsl.*;

@Network
public interface Pixels {
    @Input(channels = 3, height = 8, width = 8)              FeatureMap image();
    @Conv2d(channels = 4, kernel = 3, padding = 1)           FeatureMap logits();
    @SoftmaxOutput                                           FeatureMap mask();
}
