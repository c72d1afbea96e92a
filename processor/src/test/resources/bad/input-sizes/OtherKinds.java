import dev.netwright.dsl.*;

class OtherKinds {
    @Network
    interface Net {
        @Input FeatureVector none(); // ERROR [input-sizes]
        @Input(channels = 3, height = 8, width = 8) FeatureVector notThese(); // ERROR [input-sizes]
        @Input(features = 4) FeatureSequence words(); // ERROR [input-sizes]
        @Concat FeatureVector both(FeatureVector none, FeatureVector notThese);
        @SoftmaxOutput FeatureVector answer();
        @Output FeatureSequence features(FeatureSequence words);
    }

    @Block
    @interface Sized {
        interface Body {
            @Input(channels = 3, height = 8, width = 8) FeatureMap x(); // ERROR [input-sizes]
            @MaxPool2d(kernel = 2) FeatureMap pool();
        }
    }
}
