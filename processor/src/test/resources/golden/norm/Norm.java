package golden;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

@Network
public interface Norm {
    @Input(channels = 2, height = 6, width = 6)                    FeatureMap image();
    @BatchNorm                                                     FeatureMap plain();
    @BatchNorm(momentum = 0.01, epsilon = 1e-3, activation = RELU) FeatureMap active();
    @LocalResponseNorm                                             FeatureMap local();
    @Activate(GELU)                                                FeatureMap act();
    @Output                                                        FeatureMap features();
}
