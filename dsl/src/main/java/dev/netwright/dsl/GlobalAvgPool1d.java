package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean value of each feature over all steps: F x T to a vector of F features, whatever T is. Without parameters.
 *
 * <pre>{@code
 * y[f] = sum over t of x[f, t] / T
 * }</pre>
 *
 * <p>Error: an input that is not a {@link FeatureSequence}. PyTorch: {@code AdaptiveAvgPool1d(1)} and
 * {@code flatten(1)}. Deeplearning4j: {@code GlobalPoolingLayer} with {@code PoolingType.AVG}.
 *
 * <pre>{@code
 * @GlobalAvgPool1d FeatureVector mean();            // 64x200 to 64
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GlobalAvgPool1d {}
