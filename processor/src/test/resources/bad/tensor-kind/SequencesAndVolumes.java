import dev.netwright.dsl.*;

class SequencesAndVolumes {
    @Network
    interface MapIsNoSequence {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @Lstm(units = 2) FeatureSequence read(); // ERROR [tensor-kind] reads a FeatureSequence (F x T), got a map of 4x6x6
        @Output FeatureSequence out();
    }

    @Network
    interface SequenceIsNoVector {
        @Input(features = 2, steps = 6) FeatureSequence x();
        @Dense(units = 2) FeatureVector logits(); // ERROR [tensor-kind] reads a FeatureVector (F), got a sequence of 2x6
        @Output FeatureVector out();
    }

    @Network
    interface VolumeIsNoMap {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @Conv2d(channels = 2, kernel = 1) FeatureMap conv(); // ERROR [tensor-kind] reads a FeatureMap (C x H x W), got a volume of 2x3x6x6
        @Output FeatureMap out();
    }

    @Network
    interface MapIsNoVolume {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @MaxPool3d(kernel = 1) FeatureVolume pool(); // ERROR [tensor-kind] reads a FeatureVolume (C x D x H x W), got a map of 4x6x6
        @Output FeatureVolume out();
    }

    @Network
    interface SlopesOfSteps {
        @Input(features = 2, steps = 6) FeatureSequence x();
        @Prelu FeatureSequence bent(); // ERROR [tensor-kind] reads a FeatureMap or a FeatureVector, got a sequence of 2x6
        @Output FeatureSequence out();
    }

    @Network
    interface HeadOfVolume {
        @Input(channels = 2, depth = 3, height = 6, width = 6) FeatureVolume x();
        @SoftmaxOutput FeatureVolume label(); // ERROR [tensor-kind] reads a FeatureVector, a FeatureMap or a FeatureSequence, got a volume of 2x3x6x6
    }

    @Network
    interface TwoIndices {
        @Input(features = 2, steps = 6) FeatureSequence x();
        @Embedding(vocabulary = 5, units = 2) FeatureSequence vectors(); // ERROR [tensor-kind] reads a sequence of indices (1 x T), got a sequence of 2x6
        @Output FeatureSequence out();
    }

    @Network
    interface IndicesThatTrain {
        @Input(features = 1, steps = 6) FeatureSequence x();
        @Conv1d(channels = 1, kernel = 1) FeatureSequence low();
        @Embedding(vocabulary = 5, units = 2) FeatureSequence vectors(); // ERROR [tensor-kind] reads indices, but low is not an @Input
        @Output FeatureSequence out();
    }

    @Network
    interface IndicesAsNumbers {
        @Input(features = 1, steps = 6) FeatureSequence x();
        @Input(features = 1, steps = 6) FeatureSequence y();
        @Stack FeatureSequence both(FeatureSequence x, FeatureSequence y);
        @Embedding(vocabulary = 5, units = 1) FeatureSequence vectors();
        @Embedding(vocabulary = 9, units = 1) FeatureSequence others(FeatureSequence x);
        @Add FeatureSequence sum(FeatureSequence x, FeatureSequence others); // ERROR [tensor-kind] computes with indices: x holds the indices that vectors looks up
        @LastStep FeatureVector last(FeatureSequence both); // ERROR [tensor-kind] computes with indices: both holds the indices that vectors looks up
        @Unstack(0) FeatureVector first();
        @Unstack(1) FeatureSequence second(FeatureSequence vectors);
        @RegressionOutput FeatureVector a(FeatureVector first);
        @RegressionOutput FeatureSequence b(FeatureSequence second);
        @RegressionOutput FeatureSequence c(FeatureSequence sum);
    }

    @Network
    interface VectorIsNoIndices {
        @Input(features = 10) FeatureVector x();
        @Embedding(vocabulary = 7, units = 4) FeatureSequence words(); // ERROR [tensor-kind] reads a sequence of indices (1 x T), got a vector of 10
        @Output FeatureSequence out();
    }
}
