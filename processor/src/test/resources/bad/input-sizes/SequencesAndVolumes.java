import dev.netwright.dsl.*;

class SequencesAndVolumes {
    @Network
    interface NoSteps {
        @Input(features = 2) FeatureSequence x(); // ERROR [input-sizes] a FeatureSequence input needs features, steps, but this one has features
        @Output FeatureSequence out();
    }

    @Network
    interface NoDepth {
        @Input(channels = 2, height = 6, width = 6) FeatureVolume x(); // ERROR [input-sizes] a FeatureVolume input needs channels, depth, height, width, but this one has channels, height, width
        @Output FeatureVolume out();
    }

    @Network
    interface AnyVolume {
        @Input(channels = 2, depth = 3, height = Any.ANY, width = Any.ANY, nominal = 6) FeatureVolume x(); // ERROR [input-sizes] a volume cannot be of ANY size
        @Output FeatureVolume out();
    }
}
