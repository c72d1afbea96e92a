package dev.netwright.processor.expression;

import java.util.Optional;
import java.util.Set;

/** What an expression may name, before any value is known. */
public interface TypeScope {
    /** The type of a parameter or of the repeat counter; empty if there is none of that name. */
    Optional<Type> typeOf(String name);

    /** Whether {@code x} in {@code x.channels} names an input or a layer above. */
    boolean hasLayer(String name);

    /** Every name that {@link #typeOf} knows, to suggest one from. */
    Set<String> names();

    /** Every name that {@link #hasLayer} knows, to suggest one from. */
    Set<String> layers();
}
