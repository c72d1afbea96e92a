import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

@Network
public interface HeadActivation {
    @Input(channels = 1, height = 28, width = 28) FeatureMap image();
    @Flatten FeatureVector flat();
    @Dense(units = 10, activation = SOFTMAX) FeatureVector logits(); // ERROR [head-activation] applies softmax, and the head 'digit' that reads it applies it again
    @SoftmaxOutput FeatureVector digit();
}
