import dev.netwright.dsl.*;

class OtherKinds {
    @Network
    interface Net {
        @Input FeatureVector none(); // ERROR [input-sizes] a FeatureVector input needs features, but this one has nothing
        @Input(channels = 3, height = 8, width = 8) FeatureVector notThese(); // ERROR [input-sizes] a FeatureVector input needs features, but this one has channels, height,
        @Input(features = 4) FeatureSequence words(); // ERROR [input-sizes] a FeatureSequence input needs features, steps, but this one has features
        @Concat FeatureVector both(FeatureVector none, FeatureVector notThese);
        @SoftmaxOutput FeatureVector answer();
        @Output FeatureSequence features(FeatureSequence words);
    }

    @Block
    @interface Sized {
        interface Body {
            @Input(channels = 3, height = 8, width = 8) FeatureMap x(); // ERROR [input-sizes] an input of a block takes no sizes
            @MaxPool2d(kernel = 2) FeatureMap pool();
        }
    }
}
