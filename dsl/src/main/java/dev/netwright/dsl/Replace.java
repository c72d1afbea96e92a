package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes the place of the inherited layer of the same name where Java's {@code @Override} cannot: where the layer reads
 * another number of layers than the inherited one did.
 *
 * <pre>{@code
 * @Network
 * interface WideLeNet extends LeNet {
 *     @Replace @Dense(units = 84) FeatureVector fc2(FeatureVector flat);   // was fc2(), which read fc1
 * }
 * }</pre>
 *
 * <p>The replacement stands in the declared order where the inherited layer stood, and its parameters are its wiring: it
 * may read what stands above that place. Where the parameters are the same, {@code @Override} says it; with neither,
 * giving an inherited name again is the error {@code [replaces]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Replace {}
