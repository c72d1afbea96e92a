package dev.netwright.dsl;

import static dev.netwright.dsl.Required.REQUIRED;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One of the batches that {@link Stack @Stack} put together: {@code [n N, ...]} gives {@code [N, ...]}. Keeps the
 * shape of an example; without parameters.
 *
 * <pre>{@code
 * @Unstack(0) FeatureVector first(FeatureVector code);
 * }</pre>
 *
 * <p>Errors: nothing is stacked ({@code [stacked-batches]}), or fewer are; stacked volumes, which Deeplearning4j cannot
 * take apart. Deeplearning4j: {@code UnstackVertex}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Unstack {
    /** {@return which batch, counted from 0 in the order that {@code @Stack} reads; must be given} */
    int value() default REQUIRED;
}
