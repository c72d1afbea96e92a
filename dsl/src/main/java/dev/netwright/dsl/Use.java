package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A network inside a network: its layers, up to one of them, on another input.
 *
 * <pre>{@code
 * @Use(value = Vgg11.class, until = "stage5") FeatureMap backbone(FeatureMap photo);
 * }</pre>
 *
 * <p>What leads to {@code until} is unfolded here, under the name of the method and a slash: {@code backbone/stage1/conv_0}.
 * Its shapes are inferred anew on what it reads here, so that the sizes of its own {@link Input @Input}, and what it pins
 * with {@link Shape @Shape} and {@link Reference @Reference}, do not count. Heads, and layers that {@code until} does not
 * need, are left out. The method reads as many layers as the network has inputs, in their declared order.
 *
 * <p>The network is declared in the same compile or comes from a jar. Errors: a type that is no network, a layer that it
 * does not have ({@code [unknown-layer]}, with the name that was probably meant), a network that uses itself
 * ({@code [recursive-block]}), and whatever does not fit on the new input, said here, at the method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Use {
    /** {@return the network} */
    Class<?> value();

    /** {@return the name of the layer that this ends with; without one, what the network's first head reads} */
    String until() default "";
}
