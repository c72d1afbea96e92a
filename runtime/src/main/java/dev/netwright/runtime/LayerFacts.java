package dev.netwright.runtime;

import java.util.Objects;

/**
 * What is known of a layer when it is generated. The constants of a generated enum {@code Layer} each hold one.
 *
 * @param id the layer's full name, with a slash inside blocks: {@code stage1/conv_0}
 * @param shape the shape of what the layer puts out for one example, without the batch dimension
 * @param params the number of parameters, those that are not trained (running statistics) included
 */
public record LayerFacts(String id, TensorShape shape, long params) {
    /** @throws NullPointerException without a name or a shape */
    public LayerFacts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(shape, "shape");
    }
}
