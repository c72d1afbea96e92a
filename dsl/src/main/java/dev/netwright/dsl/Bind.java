package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets members of the layer or block annotation on the same method from expressions: over the parameters of the
 * enclosing block, over sizes of tensors, over the count of a repetition. In a network, which has no parameters, sizes
 * and counts remain.
 *
 * <p>Each text is {@code member = expression}; {@code "channels"} alone is short for {@code "channels = channels"}. A
 * member that is both given and bound is an error, an unknown one gets a suggestion. An {@code int[]} member takes an
 * int for both directions, or {@code {height, width}}.
 *
 * <p>Expressions know:
 *
 * <ul>
 *   <li>whole numbers of 32 bits, whose arithmetic never wraps: leaving the range is an error, and so is a division by
 *       zero; decimal numbers; {@code true} and {@code false};
 *   <li>{@code + - * / %}, comparisons, {@code ! && ||}, {@code c ? a : b} and parentheses, with Java's precedence and
 *       Java's division, which drops the fraction; {@code min(a, b)} and {@code max(a, b)};
 *   <li>a bare name: a parameter of the block. An enum can be compared with its constants: {@code activation == RELU};
 *   <li>{@code i}: the number of the repetition, from 0, on an element with {@link Repeat @Repeat};
 *   <li>{@code x.channels}, {@code x.height}, {@code x.width}, {@code x.depth}, {@code x.features}, {@code x.steps}: a
 *       size of the input or layer {@code x}, which stands above; {@code in} is the input of a body that declares none.
 * </ul>
 *
 * <p>They run no code, and errors in them point into the text.
 *
 * <pre>{@code
 * @Repeat("convs") @Conv2d(kernel = 3, padding = 1)
 * @Bind({"channels = in.channels * 2", "stride = i == 0 ? 2 : 1"}) FeatureMap conv();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Bind {
    /**
     * {@return one text for each member: {@code "member = expression"}, or {@code "member"} for the parameter of that
     * name}
     */
    String[] value();
}
