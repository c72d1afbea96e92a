package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The last step of a sequence: F x T to a vector of F features. Without parameters. After a bidirectional
 * {@link Lstm @Lstm} it holds the forward half at its end, but the backward half after only one step; the compiler warns of this,
 * {@code [backward-half]}.
 *
 * <p>For an input with {@code steps = ANY}, where the examples of a batch differ in length and the lengths are given,
 * it is each example's own last step, even after layers that shorten the sequence. Error: an input that is not a
 * {@link FeatureSequence}. PyTorch: {@code x[:, :, -1]}, or the last of each that {@code pad_packed_sequence} gives.
 * Deeplearning4j: {@code LastTimeStepVertex}; of ANY steps, a layer of the runtime.
 *
 * <pre>{@code
 * @LastStep FeatureVector read();                           // 128x200 to 128
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LastStep {}
