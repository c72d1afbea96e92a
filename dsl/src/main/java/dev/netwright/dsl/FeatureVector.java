package dev.netwright.dsl;

/**
 * A plain list of features: F for one example, {@code [N, F]} in memory. What {@link Dense @Dense} reads and makes, and
 * what a classifier's head returns.
 *
 * <p>Pinned as {@code @Shape("120")}. Expressions see {@code x.features}. Deeplearning4j:
 * {@code InputType.feedForward(features)}.
 */
public interface FeatureVector extends Tensor {}
