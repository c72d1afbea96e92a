import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;
import dev.netwright.processor.thirdparty.SoftCap;

@Network
public interface PaddedSteps {
    @Input(features = 2, steps = ANY, nominal = 20) FeatureSequence readings();
    @SoftCap(limit = 3) FeatureSequence capped(); // ERROR [padded-steps] capped: @SoftCap reads sequences of ANY steps, but does not say that it leaves out their padding
    @LastStep FeatureVector last();
    @Output FeatureVector answer();
}
