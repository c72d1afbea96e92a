package dev.netwright.samples;

import org.deeplearning4j.nn.weights.WeightInit;

/**
 * How to train one network on one kind of data.
 *
 * @param optimizer the kind of step
 * @param learningRate of the optimizer
 * @param batch examples a step
 * @param epochs passes over the data
 * @param weightInit how the weights start
 */
record TrainingSettings(Optimizer optimizer, double learningRate, int batch, int epochs, WeightInit weightInit) {}
