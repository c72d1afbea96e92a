package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chains an element: n copies in a row. The first one reads what the method reads, each other one reads its predecessor
 * in place of the first input; further inputs stay the same for all. The copies of {@code conv} are {@code conv_0} to
 * {@code conv_<n-1>}, also for n = 1, and {@code conv} itself, to those that read it, is the last.
 *
 * <p>Repeated 0 times, the element is left out and stands for its first input, which must then fit the return type. A
 * {@link When @When} beside it is evaluated for each copy, and {@code i} counts the copies from 0 in {@link Bind @Bind}
 * and {@code @When}. Errors: a negative count, a count that is not an int, {@code i} inside the count, a copy that does
 * not fit.
 *
 * <pre>{@code
 * @Repeat("3") @Conv2d(channels = 64, kernel = 3, padding = 1) FeatureMap conv();    // conv_0, conv_1, conv_2
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Repeat {
    /** {@return the number of copies, an int expression as in {@link Bind @Bind}, but without {@code i}} */
    String value();
}
