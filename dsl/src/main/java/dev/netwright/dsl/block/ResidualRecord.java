package dev.netwright.dsl.block;

import dev.netwright.dsl.DeclarationRecord;
import java.lang.String;

/**
 * What the class file of {@link Residual} loses; the compiler reads it where that comes from a jar.
 */
@DeclarationRecord(
        version = 1,
        declares = Residual.class,
        file = "Residual.java",
        elements = {
                @DeclarationRecord.Element(name = "x", line = 46),
                @DeclarationRecord.Element(name = "conv1", line = 49),
                @DeclarationRecord.Element(name = "conv2", line = 52),
                @DeclarationRecord.Element(name = "shortcut", reads = "x", line = 56),
                @DeclarationRecord.Element(name = "out", reads = {"conv2", "shortcut"}, line = 58)
        }
)
public final class ResidualRecord {
    /**
     * Changes with the declaration.
     */
    public static final String HASH = "9f1eba1efea98dbf";

    private ResidualRecord() {
    }
}
