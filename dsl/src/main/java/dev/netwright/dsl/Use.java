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
 * <p>The layers that lead to {@code until} are unfolded here, under the name of the method and a slash:
 * {@code backbone/stage1/conv_0}. Shapes are inferred anew from what the method reads here, so the sizes of the
 * network's own {@link Input @Input} do not count, nor do its {@link Shape @Shape} and {@link Reference @Reference}.
 * Heads, and layers that {@code until} does not need, are left out. The method reads as many layers as the network has
 * inputs, in their declared order.
 *
 * <p>The network is declared in the same compile or comes from a jar. Errors: a type that is not a network, a layer
 * that it does not have ({@code [unknown-layer]}, with the name that was probably meant), a network that uses itself
 * ({@code [recursive-block]}), and anything that does not fit on the new input, reported here, at the method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Use {
    /** {@return the network} */
    Class<?> value();

    /**
     * {@return the name of the layer that this ends with; without one, the layer that the network's first head reads}
     */
    String until() default "";
}
