package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Published figures that a network must have: where the declaration gives others, that is an error which prints both.
 * It holds for the interface it stands on, at the declared input, and is not inherited.
 *
 * <pre>{@code
 * @Network @Reference(params = 61_706, macs = 416_520)
 * public interface LeNet { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Reference {
    /**
     * {@return the number of trainable parameters: weights and biases, and two for each channel of a
     * {@link BatchNorm @BatchNorm}. Its running mean and variance are not trained and not counted, as in PyTorch;
     * Deeplearning4j's {@code numParams()} counts them. -1 leaves it open}
     */
    long params() default -1;

    /**
     * {@return the multiply-adds for one example, of the weights of convolutions, dense layers and LSTMs, biases left
     * out; half of what is often called FLOPs. -1 leaves it open}
     */
    long macs() default -1;
}
