import dev.netwright.dsl.*;

class FixedInBlock {
    @Block
    @interface Head {
        interface Body {
            @Conv2d(channels = 4, kernel = 7) FeatureMap conv();
        }
    }

    @Network
    interface Net {
        @Input(channels = 1, height = 6, width = 6) FeatureMap image();
        @Head FeatureMap head(); // ERROR [kernel-exceeds-input] a 7x7 kernel does not fit its 6x6 input
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }
}
