import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;

@Network
public interface Steps {
    @Input(features = 2, steps = ANY, nominal = 20, most = 30) // ERROR [any-size] readings: 21 steps are not like the nominal 20: logits would have units = 21, not 20
    FeatureSequence readings();
    @LastStep FeatureVector last();
    @Bind("units = readings.steps") @Dense FeatureVector logits();
    @SoftmaxOutput FeatureVector answer();
}
