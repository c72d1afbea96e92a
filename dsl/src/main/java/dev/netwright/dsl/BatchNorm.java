package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises each channel of a map, or each feature of a vector, over the batch, then scales and shifts it by two
 * learned numbers. Keeps the shape.
 *
 * <pre>{@code
 * y = activation(gamma * (x - mean) / sqrt(variance + epsilon) + beta)
 * }</pre>
 *
 * <p>While training, mean and (biased) variance are those of the batch: over N, H and W for a map, over N for a vector.
 * When predicting, they are the running ones, which each training step moves by
 *
 * <pre>{@code
 * running = (1 - momentum) * running + momentum * batch
 * }</pre>
 *
 * <p>Parameters: 2 for each channel, gamma (1 at first) and beta (0). Two more are kept but not trained: the running
 * mean and variance. Deeplearning4j counts all four.
 *
 * <p>The running variance follows the batch's <em>biased</em> variance, the sum of squares divided by the number n of
 * values; PyTorch's follows the unbiased one, divided by n - 1. Trained here, predictions differ from PyTorch's by that
 * factor; with PyTorch's weights and statistics loaded they are equal.
 *
 * <p>Errors: momentum outside 0 to 1, epsilon not above 0, {@link Activation#SOFTMAX} on a map.
 *
 * <p>Ioffe and Szegedy 2015, algorithms 1 and 2. PyTorch: {@code BatchNorm2d} or {@code BatchNorm1d} with the same
 * momentum and epsilon. Deeplearning4j: {@code BatchNormalization} with decay 1 - momentum, followed by an
 * {@code ActivationLayer} where an activation is given, since it ignores its own.
 *
 * <pre>{@code
 * @Conv2d(channels = 64, kernel = 3, padding = 1, bias = false) FeatureMap conv();
 * @BatchNorm(activation = RELU)                                 FeatureMap norm();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BatchNorm {
    /**
     * {@return the weight of the newest batch in the running mean and variance, from 0 to 1; 0.1 by default, as in
     * PyTorch. Papers and other libraries often call 1 minus this the momentum}
     */
    double momentum() default 0.1;

    /** {@return the number added to the variance so that it is never zero, above 0; 1e-5 by default} */
    double epsilon() default 1e-5;

    /** {@return the function applied to the normalised values; IDENTITY (the default) for none} */
    Activation activation() default Activation.IDENTITY;
}
