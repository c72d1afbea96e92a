package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The head for quantities: outputs what it reads unchanged, and is trained by mean squared error. Keeps the shape;
 * without parameters.
 *
 * <pre>{@code
 * loss = sum over j of (x[j] - y[j])^2 / F
 * }</pre>
 *
 * <p>On a vector of F, predictions and labels are {@code [N, F]}. On a map each pixel has a loss over its C channels,
 * {@code [N, C, H, W]}; on a sequence each step has one, {@code [N, F, T]}. Losses are summed over the pixels or steps
 * of an example and averaged over the batch. The square is not halved.
 *
 * <p>Several heads may stand in one network, in any place; labels, losses and predictions follow their declared order.
 * A layer after a head must name what it reads.
 *
 * <p>Errors: a {@code labelsOf} that names no fitting head, a weight not above 0. PyTorch: {@code MSELoss}, equal on a
 * vector; on a map its mean is over the pixels too. Deeplearning4j: {@code LossLayer}, {@code CnnLossLayer} on a map or
 * {@code RnnLossLayer} on a sequence, with {@code IDENTITY}.
 *
 * <pre>{@code
 * @RegressionOutput FeatureVector price();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RegressionOutput {
    /**
     * {@return the factor of the head's loss in the sum over all heads, above 0; 1 by default}
     */
    double weight() default 1.0;

    /**
     * {@return the name of the head whose labels this one is trained on too, which makes this one auxiliary: it counts
     * in the loss and is left out of {@code predict}. That head has the same annotation and shape, and labels of its
     * own. Empty, the default: own labels}
     */
    String labelsOf() default "";
}
