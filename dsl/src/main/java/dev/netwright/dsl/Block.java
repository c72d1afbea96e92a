package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation a layer of one's own. The annotation's members are the block's parameters, and a nested interface
 * called {@code Body} declares what it consists of, in the same language as a network. Used on a method, it is unfolded
 * there: the element {@code a} of the block on method {@code unit} is called {@code unit/a}.
 *
 * <ul>
 *   <li><b>Inputs</b> are the body's {@link Input @Input} methods, in order and without sizes; the using method reads
 *       as many layers. A body without any has one input, named {@code in}: its first element reads it, and another
 *       element reads it by a parameter named {@code in}.
 *   <li><b>Output</b> is the body's last element. Where that is a head, the use is that head, under the name of the
 *       method that uses the block. Nothing outside can read into a block.
 *   <li><b>Parameters</b> are {@code int}, {@code double}, {@code boolean}, {@code String} or an enum. Arrays are
 *       reserved. An {@code int} or a {@code double} has a default; {@code default REQUIRED} makes one that must be
 *       given. A body uses them in {@link Bind @Bind}, {@link Repeat @Repeat} and {@link When @When}; {@code i} and
 *       {@code in} are not legal names.
 * </ul>
 *
 * <p>A body's own faults (a name, an expression, a block that reaches itself) are reported where the body is compiled,
 * once. A shape that does not fit is reported where the block is used, with the way down to the layer that failed. A
 * block in a jar works like one in source: what its class file lost is in its {@link DeclarationRecord}.
 *
 * <pre>{@code
 * @Block
 * public @interface Residual {
 *     int channels() default REQUIRED;
 *
 *     interface Body {
 *         @Input                                             FeatureMap x();
 *         @Conv2d(kernel = 3, padding = 1) @Bind("channels") FeatureMap change();
 *         @Add(activation = RELU)                            FeatureMap sum(FeatureMap change, FeatureMap x);
 *     }
 * }
 * }</pre>
 *
 * Used as {@code @Residual(channels = 64) FeatureMap unit3();}
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Block {}
