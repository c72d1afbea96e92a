package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps an element only where a condition holds. Left out, it stands for its first input: layers that read the element
 * then read that input, which must fit the element's return type, and nothing else about the element is evaluated. A
 * head that is left out is gone, and reading it is an error.
 *
 * <pre>{@code
 * @When("stride != 1 || x.channels != channels")
 * @ConvBn(kernel = 1) @Bind({"channels", "stride"}) FeatureMap shortcut(FeatureMap x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface When {
    /** {@return the condition, a boolean expression as in {@link Bind @Bind}} */
    String value();
}
