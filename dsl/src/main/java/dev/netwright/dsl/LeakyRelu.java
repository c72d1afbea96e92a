package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rectifier that lets a share of the negative side through. Keeps the shape of any tensor; without parameters.
 *
 * <pre>{@code
 * y = x where x >= 0, else slope * x
 * }</pre>
 *
 * <p>{@link Activation#LEAKY_RELU} is the same with a slope of 0.01, and can be written on the layer itself. Error: a
 * slope outside 0 to 1.
 *
 * <p>Maas, Hannun and Ng 2013, section 2.2. PyTorch: {@code LeakyReLU(slope)}. Deeplearning4j: {@code ActivationLayer}
 * with {@code ActivationLReLU}.
 *
 * <pre>{@code
 * @Conv2d(channels = 64, kernel = 4, stride = 2, padding = 1) FeatureMap conv();
 * @LeakyRelu(slope = 0.2)                                     FeatureMap active();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LeakyRelu {
    /** {@return the factor of negative values, from 0 to 1; 0.01 by default} */
    double slope() default 0.01;
}
