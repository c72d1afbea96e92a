package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A long short-term memory, which reads a sequence step by step: F x T to {@code units} x T, one output for each step.
 * {@link LastStep @LastStep} after it keeps the last one; after a bidirectional one, a global pool keeps both halves.
 *
 * <pre>{@code
 * i, f, o = sigmoid(W x[t] + R y[t-1] + b)                  // each with weights of its own
 * g       = tanh(W x[t] + R y[t-1] + b)
 * c[t]    = f * c[t-1] + i * g                              // y and c are 0 before the first step
 * y[t]    = o * tanh(c[t])
 * }</pre>
 *
 * <p>With {@code bidirectional} a second one, with weights of its own, reads from the last step to the first; its
 * outputs follow those of the first: F x T to (2 * {@code units}) x T. On a padded sequence it begins at the last real
 * step.
 *
 * <p>Parameters: 4 * {@code units} * (F + {@code units} + 1), twice that with {@code bidirectional}. PyTorch has two
 * biases that are added up, so it counts 4 * {@code units} more. Multiply-adds: the weights times T. The biases begin
 * at 0, those of the gate f at 1.
 *
 * <p>Errors: {@code units} missing or below 1, an input that is not a {@link FeatureSequence}, counts beyond what an
 * array can hold.
 *
 * <p>Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. PyTorch:
 * {@code LSTM(F, units, bidirectional=bidirectional)}. Deeplearning4j: {@code LSTM}, weights {@code [F, 4 units]} and
 * {@code [units, 4 units]} in blocks of the order g, f, o, i; {@code Bidirectional} with {@code Mode.CONCAT} around it.
 *
 * <pre>{@code
 * @Lstm(units = 128, bidirectional = true) FeatureSequence read();              // 64x200 to 256x200
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Lstm {
    /** {@return the output features of each step, at least 1; must be given} */
    int units() default Required.REQUIRED;

    /** {@return whether a second one reads backwards, for twice the features; false by default} */
    boolean bidirectional() default false;
}
