package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Pins the exact shape of what a layer returns, for one example. It never changes a shape: where the inferred one is
 * another, compilation fails and prints both, with the path that led there. On a repeated element it pins the last
 * repetition.
 *
 * <p>In a block's body it holds at every use. Heirs of a network do not inherit it.
 *
 * <pre>{@code
 * @MaxPool2d(kernel = 3, stride = 2) @Shape("256x6x6") FeatureMap pool5();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Shape {
    /**
     * {@return the sizes, joined by a small x: {@code "CxHxW"} for a {@link FeatureMap}, {@code "F"} for a
     * {@link FeatureVector}, {@code "FxT"} for a {@link FeatureSequence}, {@code "CxDxHxW"} for a
     * {@link FeatureVolume}}
     */
    String value();
}
