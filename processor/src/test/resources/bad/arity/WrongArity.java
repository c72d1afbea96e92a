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
        @Conv2d(channels = 4, kernel = 1) FeatureMap two(FeatureMap image, FeatureMap a); // ERROR [arity] @Conv2d reads one layer, but this one reads 2
        @Merge FeatureMap merged(FeatureMap a); // ERROR [arity] @Merge reads 2 layers, but this one reads 1
        @Add FeatureMap sum(FeatureMap a, FeatureMap two);
        @Concat FeatureMap all(FeatureMap sum, FeatureMap merged);
        @GlobalAvgPool2d FeatureVector gap();
        @SoftmaxOutput FeatureVector answer();
    }
}
