package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link Fire} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = Fire.class,
        file = "Fire.java",
        elements = {
                @DeclarationRecord.Element(name = "squeeze", line = 46),
                @DeclarationRecord.Element(name = "pointwise", reads = "squeeze", line = 47),
                @DeclarationRecord.Element(name = "wide", reads = "squeeze", line = 48),
                @DeclarationRecord.Element(name = "out", reads = {"pointwise", "wide"}, line = 49)
        }
)
public final class FireRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "34b356e845bd8082";

    private FireRecord() {
    }
}
