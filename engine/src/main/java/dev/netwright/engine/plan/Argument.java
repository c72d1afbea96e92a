package dev.netwright.engine.plan;

/**
 * An argument of a oneDNN primitive.
 *
 * @param id {@code DNNL_ARG_SRC} and the like
 * @param slot the tensor
 */
public record Argument(int id, Slot slot) {

    /** An argument. */
    public static Argument of(int id, Slot slot) {
        return new Argument(id, slot);
    }
}
