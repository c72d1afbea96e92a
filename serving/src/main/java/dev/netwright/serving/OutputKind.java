package dev.netwright.serving;

/** What a head outputs. */
public enum OutputKind {
    /** Class probabilities that sum to 1 along the features or channels. */
    SOFTMAX,
    /** Independent probabilities. */
    SIGMOID,
    /** Real values. */
    REGRESSION,
    /** Plain features. */
    FEATURES;

    /** Whether the values are probabilities. */
    public boolean isProbability() {
        return this == SOFTMAX || this == SIGMOID;
    }
}
