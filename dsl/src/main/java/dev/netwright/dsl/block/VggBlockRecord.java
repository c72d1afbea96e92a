package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link VggBlock} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = VggBlock.class,
        file = "VggBlock.java",
        elements = {
                @DeclarationRecord.Element(name = "conv", line = 45),
                @DeclarationRecord.Element(name = "pool", line = 46)
        }
)
public final class VggBlockRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "af4be36b354627f0";

    private VggBlockRecord() {
    }
}
