package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies two or more tensors of exactly the same shape, number by number. Keeps the shape; without parameters.
 *
 * <pre>{@code
 * y = activation(x1 * x2 * ...)
 * }</pre>
 *
 * <p>Nothing is broadcast: a vector does not fit a map, nor one channel several. Errors: fewer than two inputs, shapes
 * that differ (the path to each is shown), {@link Activation#SOFTMAX} on a map.
 *
 * <p>PyTorch: {@code a * b}. Deeplearning4j: {@code ElementWiseVertex} with {@code Op.Product}, followed by an
 * {@code ActivationLayer} where an activation is given.
 *
 * <pre>{@code
 * @Multiply FeatureVector gated(FeatureVector features, FeatureVector gate);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Multiply {
    /** {@return the function applied to the product; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
