import dev.netwright.dsl.*;

class OtherKinds {
    @Network
    interface Net {
        @Input FeatureVector none(); // ERROR [input-sizes] a FeatureVector input gives features, this gives nothing
        @Input(channels = 3, height = 8, width = 8) FeatureVector notThese(); // ERROR [input-sizes] a FeatureVector input gives features, this gives channels, height,
        @Input(features = 4) FeatureSequence words(); // ERROR [input-sizes] a FeatureSequence input gives features, steps, this gives features
        @Concat FeatureVector both(FeatureVector none, FeatureVector notThese);
        @SoftmaxOutput FeatureVector answer();
        @Output FeatureSequence features(FeatureSequence words);
    }

    @Block
    @interface Sized {
        interface Body {
            @Input(channels = 3, height = 8, width = 8) FeatureMap x(); // ERROR [input-sizes] an input of a block has no sizes of its own
            @MaxPool2d(kernel = 2) FeatureMap pool();
        }
    }
}
