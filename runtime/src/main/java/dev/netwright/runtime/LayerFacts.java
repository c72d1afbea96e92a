package dev.netwright.runtime;

import java.util.Objects;

/**
 * The facts about a layer that are known when it is generated. The constants of a generated enum {@code Layer} each
 * hold one.
 *
 * @param id the layer's full name, with a slash inside blocks: {@code stage1/conv_0}
 * @param kind the simple name of its annotation, {@code Conv2d}
 * @param shape the shape of the layer's output for one example, without the batch dimension
 * @param params the number of trainable parameters
 * @param multiplyAdds the multiply-adds of one example
 */
public record LayerFacts(String id, String kind, TensorShape shape, long params, long multiplyAdds) {
    /** @throws NullPointerException without a name, a kind or a shape */
    public LayerFacts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(shape, "shape");
    }
}
