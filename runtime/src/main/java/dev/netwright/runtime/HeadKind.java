package dev.netwright.runtime;

/** What a head of a network outputs, and which loss trains it. */
public enum HeadKind {
    /** Class probabilities that sum to 1 along the features or channels; trained by cross entropy. */
    SOFTMAX,
    /** Independent probabilities; trained by binary cross entropy. */
    SIGMOID,
    /** Real values; trained by the mean squared error. */
    REGRESSION,
    /** Plain features. No loss: they take no labels and send no gradient back. */
    FEATURES
}
