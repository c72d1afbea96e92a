package dev.netwright.benchmarks.network;

import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** A small network for tables. */
@Network
@Reference(params = 12_289)
public interface Table {
    @Input(features = 30)
    FeatureVector columns();

    @Dense(units = 128, activation = RELU)
    FeatureVector hidden1();

    @Dense(units = 64, activation = RELU)
    FeatureVector hidden2();

    @Dense(units = 1)
    FeatureVector told();

    @RegressionOutput
    FeatureVector quantity();
}
