package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Applies a function to each number, as a layer by itself. Keeps the shape; without parameters. Most layers have an
 * {@code activation} member, which saves the line.
 *
 * <p>Error: {@link Activation#SOFTMAX} on anything but a {@link FeatureVector}. Deeplearning4j:
 * {@code ActivationLayer}.
 *
 * <pre>{@code
 * @Activate(SIGMOID) FeatureVector gate();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Activate {
    /** {@return the function; RELU by default} */
    Activation value() default Activation.RELU;
}
