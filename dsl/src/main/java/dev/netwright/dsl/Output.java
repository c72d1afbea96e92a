package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A head that outputs what it reads, unchanged and of any shape, without a loss and without labels: embeddings,
 * features, maps to look at. {@code predict} returns it like every head, in its declared place.
 *
 * <p>A network whose heads are all of this kind cannot be trained: {@code fit} refuses it. A layer after it must name
 * what it reads. Deeplearning4j: a named output of the graph, through an {@code ActivationLayer} with {@code IDENTITY}.
 *
 * <pre>{@code
 * @GlobalAvgPool2d FeatureVector pooled();
 * @Output          FeatureVector embedding();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {}
