import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** Squeeze and excitation: nothing is broadcast, but a map of one pixel can be enlarged. */
class Gates {
    @Network
    interface Mean {
        @Input(channels = 2, height = 4, width = 4) FeatureMap x();
        @GlobalAvgPool2d FeatureVector mean();
        @Multiply FeatureMap z(FeatureMap x, FeatureVector mean); // ERROR [shapes-differ] cannot multiply shapes that differ: 2x4x4 and 2
        @Output FeatureMap y();
    }

    @Network
    interface Squeezed {
        @Input(channels = 8, height = 8, width = 6) FeatureMap x();
        @GlobalAvgPool2d FeatureVector mean();
        @Dense(units = 2, activation = RELU) FeatureVector squeeze();
        @Dense(units = 8, activation = SIGMOID) FeatureVector excite();
        @Multiply FeatureMap z(FeatureMap x, FeatureVector excite); // ERROR [shapes-differ] cannot multiply shapes that differ: 8x8x6 and 8
        @Output FeatureMap y();
    }
}
