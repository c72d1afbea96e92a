package dev.netwright.dsl;

/**
 * A plain list of features: F for one example, {@code [N, F]} in memory. {@link Dense @Dense} reads and returns one,
 * and so does a classifier's head.
 *
 * <p>Pinned as {@code @Shape("120")}. Expressions see {@code x.features}. Deeplearning4j:
 * {@code InputType.feedForward(features)}.
 */
public interface FeatureVector extends Tensor {}
