import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;

@Network
public interface AnySize {
    @Input(channels = 3, height = ANY, width = ANY, nominal = 32) // ERROR [any-size] a height of 33 is not like the nominal 32: logits would have 16,898 parameters, not 16,386
    FeatureMap photo();
    @Conv2d(channels = 8, kernel = 3, stride = 1, padding = 1) FeatureMap conv();
    @MaxPool2d(kernel = 1, stride = 1) FeatureMap pool();
    @Flatten FeatureVector flat();
    @Dense(units = 2) FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
