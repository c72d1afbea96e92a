package dev.netwright.serving;

/** What the dimensions of an input or an output mean, the batch left out. */
public enum TensorKind {
    /** {@code [F]}: features. */
    VECTOR,
    /** {@code [F, T]}: features, steps. */
    SEQUENCE,
    /** {@code [C, H, W]}: channels, height, width. */
    MAP,
    /** {@code [C, D, H, W]}: channels, depth, height, width. */
    VOLUME;

    /** The kind of tensor that has so many dimensions, 1 to 4. */
    static TensorKind ofRank(int rank) {
        return values()[rank - 1];
    }
}
