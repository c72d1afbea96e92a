package golden;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

@Network
public interface Wiring {
    @Input(channels = 2, height = 5, width = 5)   FeatureMap left();
    @Input(channels = 2, height = 5, width = 5)   FeatureMap right();
    @Add(activation = RELU)                       FeatureMap sum(FeatureMap left, FeatureMap right);
    @Multiply                                     FeatureMap product(FeatureMap left, FeatureMap right);
    @Concat                                       FeatureMap joined(FeatureMap product, FeatureMap sum, FeatureMap left);
    @Output                                       FeatureMap features();
}
