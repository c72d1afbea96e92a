package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each channel over the whole plane: C x H x W to a vector of C features, whatever H and W are. Without
 * parameters.
 *
 * <pre>{@code
 * y[c] = sum over h, w of x[c, h, w] / (H * W)
 * }</pre>
 *
 * <p>The usual bridge from convolutions to a classifier where the size of the input should not matter. Error: an input
 * that is not a {@link FeatureMap}.
 *
 * <p>PyTorch: {@code AdaptiveAvgPool2d(1)} and {@code flatten(1)}. Deeplearning4j: {@code GlobalPoolingLayer} with
 * {@code PoolingType.AVG}.
 *
 * <pre>{@code
 * @GlobalAvgPool2d FeatureVector pooled();                  // 1024x7x7 to 1024
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GlobalAvgPool2d {}
