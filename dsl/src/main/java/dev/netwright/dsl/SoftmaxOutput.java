package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The head of a classifier: turns the logits it reads into probabilities that sum to 1, and is trained by multi-class
 * cross-entropy. Keeps the shape; without parameters.
 *
 * <pre>{@code
 * p[c] = exp(x[c]) / sum over j of exp(x[j])
 * loss = -sum over c of y[c] * ln p[c]           // y is 1 for the right class, else 0; or any probabilities
 * d loss / d x[c] = p[c] * sum over j of y[j] - y[c]
 * }</pre>
 *
 * <p>The loss is computed from the logits x, with ln p[c] = x[c] - ln(sum over j of exp(x[j])), so it is right where a
 * probability rounds to 0.
 *
 * <p>On a vector of F, its features are F classes: predictions and one-hot labels are {@code [N, F]}. On a map it does
 * this at every pixel over its C channels: {@code [N, C, H, W]}; on a sequence at every step over its F features:
 * {@code [N, F, T]}. Losses are summed over the pixels or steps of an example and averaged over the
 * batch. Give it plain logits: the activation of the layer that it reads is best left out, and may not be a softmax.
 *
 * <p>Several heads may stand in one network, in any place; labels, losses and predictions follow their declared order.
 * A layer after a head must name what it reads.
 *
 * <p>Errors: fewer than two classes, a number of {@code labels} other than the classes, a {@code labelsOf} that names
 * no fitting head, a weight not above 0, a softmax on its input, an input that is a {@link FeatureVolume}. PyTorch:
 * {@code CrossEntropyLoss} on the logits, equal on a vector; on a map or a sequence its mean is over the pixels or
 * steps too. Deeplearning4j: {@code LossLayer}, {@code CnnLossLayer} on a map or {@code RnnLossLayer} on a sequence,
 * with {@code SOFTMAX}.
 *
 * <pre>{@code
 * @SoftmaxOutput(labels = {"cat", "dog"})           FeatureVector animal(FeatureVector logits);
 * @SoftmaxOutput(weight = 0.3, labelsOf = "animal") FeatureVector early(FeatureVector earlyLogits);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SoftmaxOutput {
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
