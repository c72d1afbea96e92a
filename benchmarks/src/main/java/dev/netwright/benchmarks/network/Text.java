package dev.netwright.benchmarks.network;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** A small network for texts, as Kim's of 2014. */
@Network
public interface Text {
    @Input(features = 1, steps = 64)
    FeatureSequence words();

    @Embedding(vocabulary = 10_000, units = 64)
    FeatureSequence vectors();

    @Conv1d(channels = 100, kernel = 3, activation = RELU)
    FeatureSequence conv3(FeatureSequence vectors);

    @GlobalMaxPool1d
    FeatureVector pool3();

    @Conv1d(channels = 100, kernel = 4, activation = RELU)
    FeatureSequence conv4(FeatureSequence vectors);

    @GlobalMaxPool1d
    FeatureVector pool4();

    @Conv1d(channels = 100, kernel = 5, activation = RELU)
    FeatureSequence conv5(FeatureSequence vectors);

    @GlobalMaxPool1d
    FeatureVector pool5();

    @Concat
    FeatureVector joined(FeatureVector pool3, FeatureVector pool4, FeatureVector pool5);

    @Dense(units = 2)
    FeatureVector logits();

    @SoftmaxOutput
    FeatureVector mood();
}
