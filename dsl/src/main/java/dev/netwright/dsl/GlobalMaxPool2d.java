package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each channel over the whole plane: C x H x W to a vector of C features, whatever H and W are.
 * Without parameters.
 *
 * <pre>{@code
 * y[c] = max over h, w of x[c, h, w]
 * }</pre>
 *
 * <p>The usual bridge from convolutions to a classifier where the size of the input should not matter. Error: an input
 * that is not a {@link FeatureMap}.
 *
 * <p>PyTorch: {@code AdaptiveMaxPool2d(1)} and {@code flatten(1)}. Deeplearning4j: {@code GlobalPoolingLayer} with
 * {@code PoolingType.MAX}.
 *
 * <pre>{@code
 * @GlobalMaxPool2d FeatureVector strongest();               // 512x7x7 to 512
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GlobalMaxPool2d {}
