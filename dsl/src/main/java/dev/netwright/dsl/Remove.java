package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes an inherited layer out. Layers that read it then read the removed layer's first input, as with a {@link When}
 * that is false.
 *
 * <pre>{@code
 * @Network
 * interface LeNetWithoutPool extends LeNet {
 *     @Remove @Override FeatureMap pool2();
 * }
 * }</pre>
 *
 * <p>Its first input must be the kind of tensor that the layer was declared to give, or the error is {@code [left-out]}.
 * A head that is removed is gone. A name that is not inherited is the error {@code [unknown-layer]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Remove {}
