package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link NinBlock} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = NinBlock.class,
        file = "NinBlock.java",
        elements = {
                @DeclarationRecord.Element(name = "conv", line = 52),
                @DeclarationRecord.Element(name = "mix1", line = 53),
                @DeclarationRecord.Element(name = "mix2", line = 54)
        }
)
public final class NinBlockRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "67301ed97593bd5c";

    private NinBlockRecord() {
    }
}
