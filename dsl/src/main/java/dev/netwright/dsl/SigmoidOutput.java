package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The head for questions that are answered yes or no independently of each other: turns each logit into a probability,
 * and is trained by binary cross-entropy. Keeps the shape; without parameters.
 *
 * <pre>{@code
 * p[c] = 1 / (1 + exp(-x[c]))
 * loss = -sum over c of (y[c] * ln p[c] + (1 - y[c]) * ln(1 - p[c]))      // y is 1 for yes, 0 for no
 * d loss / d x[c] = p[c] - y[c]
 * }</pre>
 *
 * <p>The loss is computed from the logits x, as the sum of max(x[c], 0) - x[c] * y[c] + ln(1 + exp(-|x[c]|)), so it and
 * its gradient are right where a probability rounds to 0 or 1.
 *
 * <p>On a vector of F there are F answers: predictions and labels are {@code [N, F]}. On a map they are given at every
 * pixel: {@code [N, C, H, W]}; on a sequence at every step: {@code [N, F, T]}. Losses are summed over the answers (and
 * the pixels or steps) of an example and averaged over the batch. It reads logits: the activation of the layer that it
 * reads is best left out, and may not be a sigmoid.
 *
 * <p>Several heads may stand in one network, in any place; labels, losses and predictions follow their declared order.
 * A layer after a head must name what it reads.
 *
 * <p>Errors: a number of {@code labels} other than the answers, a {@code labelsOf} that names no fitting head, a weight
 * not above 0, a sigmoid on its input. PyTorch: {@code BCEWithLogitsLoss} on the logits, whose default is the mean over
 * the answers too, so 1/F of this one. Deeplearning4j: {@code LossLayer}, {@code CnnLossLayer} on a map or
 * {@code RnnLossLayer} on a sequence, with {@code SIGMOID}.
 *
 * <pre>{@code
 * @SigmoidOutput(labels = {"beach", "people", "sunset"}) FeatureVector tags();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SigmoidOutput {
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

    /**
     * {@return the names of the classes in the order of their numbers, one for each, all different. Empty, the default:
     * unnamed}
     */
    String[] labels() default {};
}
