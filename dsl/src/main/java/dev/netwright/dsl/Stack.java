package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batches one above the other in the first dimension, so that every layer below sees them all with the same weights: a
 * siamese network. {@code n} inputs {@code [N, ...]} of equal shape give {@code [n N, ...]}. Keeps the shape of an
 * example; without parameters.
 *
 * <pre>{@code
 * @Stack                               FeatureMap both(FeatureMap left, FeatureMap right);
 * @Conv2d(channels = 8, kernel = 3)    FeatureMap conv();       // one set of weights for both
 * @GlobalAvgPool2d                     FeatureVector code();
 * @Unstack(0)                          FeatureVector first(FeatureVector code);
 * @Unstack(1)                          FeatureVector second(FeatureVector code);
 * @L2Distance                          FeatureVector distance(FeatureVector first, FeatureVector second);
 * }</pre>
 *
 * <p>{@link BatchNorm @BatchNorm} below it normalises over all the batches together. Errors: shapes that differ, and
 * {@code [stacked-batches]} for a stack of stacks, a head on a stack, or a layer that reads stacks of different heights.
 * Deeplearning4j: {@code StackVertex}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Stack {}
