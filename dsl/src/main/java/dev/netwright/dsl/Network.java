package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose methods declare a network, and asks the processor to check it and to generate
 * {@code <Name>Network} in the same package: the Deeplearning4j {@code ComputationGraph}, its shapes, counts and memory
 * as constants, and training, prediction and checkpoints.
 *
 * <p>Every abstract method has exactly one layer, head, {@link Input @Input} or block annotation. The order of the
 * methods is the order of the layers. Static methods, constants, and default methods without a layer annotation are
 * left alone. Layer methods are not generic and take no varargs.
 *
 * <p>Errors: no input, no head, a layer that no head reaches, an input that nothing reads, a method with two layer
 * annotations or none, names that differ only in case or that become the same Java constant. Every error of a network
 * comes in one compile; a layer whose shape is unknown because something above it failed stays silent.
 *
 * <pre>{@code
 * @Network
 * public interface Linear {
 *     @Input(features = 4)  FeatureVector flower();
 *     @Dense(units = 3)     FeatureVector logits();
 *     @SoftmaxOutput        FeatureVector species();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {}
