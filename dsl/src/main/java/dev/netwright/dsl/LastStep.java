package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The last step of a sequence: F x T to a vector of F features. Without parameters. After a bidirectional
 * {@link Lstm @Lstm} it holds what the forward half knows at the end, and what the backward half knows after one step.
 *
 * <p>Where the examples of a batch differ in length and Deeplearning4j's mask of the input says so, it is each example's
 * own last step. Error: an input that is no {@link FeatureSequence}. PyTorch: {@code x[:, :, -1]}. Deeplearning4j:
 * {@code LastTimeStepVertex}.
 *
 * <pre>{@code
 * @LastStep FeatureVector read();                           // 128x200 to 128
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LastStep {}
