package dev.netwright.processor.thirdparty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A third party's layer: keeps every value within a limit, {@code limit * tanh(x / limit)}. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SoftCap {
    int limit() default dev.netwright.dsl.Required.REQUIRED;
}
