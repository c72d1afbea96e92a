package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link Transition} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = Transition.class,
        file = "Transition.java",
        elements = {
                @DeclarationRecord.Element(name = "norm", line = 40),
                @DeclarationRecord.Element(name = "conv", line = 41),
                @DeclarationRecord.Element(name = "pool", line = 42)
        }
)
public final class TransitionRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "0dea9d342268b758";

    private TransitionRecord() {
    }
}
