package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Euclidean distance of two feature vectors of equal width: F and F to 1, one number for each example. Without
 * parameters.
 *
 * <pre>d = sqrt(sum over f of (a_f - b_f)^2)</pre>
 *
 * <pre>{@code
 * @L2Distance FeatureVector distance(FeatureVector first, FeatureVector second);
 * }</pre>
 *
 * <p>Errors: inputs that are not vectors, or whose widths differ. PyTorch: {@code PairwiseDistance(eps=0)}, with the
 * dimension kept. Deeplearning4j: {@code L2Vertex}, which adds 1e-8 where it would divide by 0 in the backward pass.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface L2Distance {}
