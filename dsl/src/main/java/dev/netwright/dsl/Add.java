package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds two or more tensors of exactly the same shape, number by number. Keeps the shape; without parameters.
 *
 * <pre>{@code
 * y = activation(x1 + x2 + ...)
 * }</pre>
 *
 * <p>Nothing is broadcast: a vector does not fit a map, nor one channel several. Errors: fewer than two inputs, shapes
 * that differ (the path to each is shown), {@link Activation#SOFTMAX} on a map.
 *
 * <p>PyTorch: {@code a + b}. Deeplearning4j: {@code ElementWiseVertex} with {@code Op.Add}, followed by an
 * {@code ActivationLayer} where an activation is given.
 *
 * <pre>{@code
 * @Add(activation = RELU) FeatureMap out(FeatureMap residual, FeatureMap shortcut);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Add {
    /** {@return the function applied to the sum; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
