package dev.netwright.benchmarks.network;

import dev.netwright.dsl.*;

/** A small network for series. */
@Network
public interface Series {
    @Input(features = 8, steps = 50)
    FeatureSequence measures();

    @Lstm(units = 128)
    FeatureSequence read();

    @LastStep
    FeatureVector last();

    @Dense(units = 1)
    FeatureVector told();

    @RegressionOutput
    FeatureVector quantity();
}
