package golden;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

@Network
@Reference(params = 1_538)
public interface Sequential {
    @Input(channels = 1, height = 12, width = 10)                          FeatureMap image();
    @Conv2d(channels = 4, kernel = {3, 5}, stride = {1, 2}, activation = RELU) FeatureMap conv();
    @MaxPool2d(kernel = 2)                                                 FeatureMap pool();
    @Flatten                                                               FeatureVector flat();
    @Dropout(0.25)                                                         FeatureVector drop();
    @Dense(units = 64, activation = TANH)                                  FeatureVector hidden();
    @Dense(units = 2)                                                      FeatureVector logits();
    @SoftmaxOutput                                                         FeatureVector label();
}
