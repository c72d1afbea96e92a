package dev.netwright.dsl;

/**
 * Features over time steps: F x T for one example, {@code [N, F, T]} in memory.
 *
 * <p>Pinned as {@code @Shape("64x100")}: 64 features, 100 steps. Expressions see {@code x.features} and
 * {@code x.steps}. Deeplearning4j: {@code InputType.recurrent(features, steps)}.
 */
public interface FeatureSequence extends Tensor {}
