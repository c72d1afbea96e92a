package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every output reads every input: a vector of F features to one of {@code units}.
 *
 * <pre>{@code
 * y[j] = activation(b[j] + sum over i of W[i, j] * x[i])
 * }</pre>
 *
 * <p>Parameters: F * units weights, and {@code units} biases. Multiply-adds: the weights.
 *
 * <p>Reads a {@link FeatureVector} and nothing else: a map is never flattened silently. After one, say
 * {@link Flatten @Flatten} or {@link GlobalAvgPool2d @GlobalAvgPool2d}; the error offers both. Further errors:
 * {@code units} missing or below 1, more weights than an array can hold.
 *
 * <p>PyTorch: {@code Linear(F, units, bias=bias)}, whose weight is the transpose. Deeplearning4j: {@code DenseLayer},
 * weights {@code [F, units]}.
 *
 * <pre>{@code
 * @Dense(units = 4096, activation = RELU) FeatureVector fc6();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dense {
    /** {@return the output features, at least 1; must be given} */
    int units() default Required.REQUIRED;

    /** {@return whether a bias is added to each output; true by default} */
    boolean bias() default true;

    /** {@return the function applied to the outputs; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
