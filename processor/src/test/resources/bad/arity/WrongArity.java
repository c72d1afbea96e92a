import dev.netwright.dsl.*;

class WrongArity {
    @Block
    @interface Merge {
        interface Body {
            @Input FeatureMap left();
            @Input FeatureMap right();
            @Concat FeatureMap out(FeatureMap left, FeatureMap right);
        }
    }

    @Network
    interface Net {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Conv2d(channels = 4, kernel = 1) FeatureMap a();
        @Conv2d(channels = 4, kernel = 1) FeatureMap two(FeatureMap image, FeatureMap a); // ERROR [arity]
        @Merge FeatureMap merged(FeatureMap a); // ERROR [arity]
        @GlobalAvgPool2d FeatureVector gap(FeatureMap a);
        @SoftmaxOutput FeatureVector answer();
    }
}
